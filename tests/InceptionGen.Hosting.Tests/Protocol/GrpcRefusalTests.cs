using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.RateLimiting;
using System.Threading.Tasks;
using Google.Protobuf;
using Grpc.Core;
using InceptionGen.Grpc.Protocol;
using Microsoft.AspNetCore.Http;

namespace InceptionGen.Hosting.Tests.Protocol;

/// <summary>What the protocol refuses over gRPC, each with its status and its reason.</summary>
public sealed class GrpcRefusalTests
{
    public static TheoryData<string, string> Wrong => new()
    {
        { """{ "modelName": "tiny" }""", "Expected 1 input but got 0" },
        { Input(""" "name": "data", "datatype": "UINT8", "shape": [1] """), "its input is 'input'" },
        { Input(""" "name": "input", "datatype": "INT64", "shape": [1, 17, 17, 3] """), "it may be UINT8, FP32 or BYTES" },
        { Input(""" "name": "input", "datatype": "UINT8", "shape": [1, 3, 17, 17] """), "UINT8 has [N,17,17,3]" },
        { Input(""" "name": "input", "datatype": "UINT8", "shape": [5, 17, 17, 3] """), "batch-size must be 1 to 4" },
        { Input(""" "name": "input", "datatype": "UINT8", "shape": [-1, 17, 17, 3] """), "a dimension is negative" },
        { Input(""" "name": "input", "datatype": "UINT8", "shape": ["9223372036854775807", "9223372036854775807"] """), "too many values" },
        { Input(""" "name": "input", "datatype": "UINT8", "shape": [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] """), "more than 16 dimensions" },
        { Input(""" "name": "input", "datatype": "UINT8", "shape": [1, 17, 17, 3] """), "has 0 values in uint_contents; its shape [1,17,17,3] of UINT8 has 867" },
        { Input(""" "name": "input", "datatype": "FP32", "shape": [1, 17, 17, 3], "contents": { "uintContents": [1] } """), "has 0 values in fp32_contents" },
        { Input(""" "name": "input", "datatype": "BYTES", "shape": [1], "contents": { "bytesContents": ["AAAA"] } """), "photo 0 cannot be read" },
        { Input(""" "name": "input", "datatype": "UINT8", "shape": [1, 17, 17, 3] """, """ "rawInputContents": ["AAAA"] """), "has 3 bytes; its shape [1,17,17,3] of UINT8 has 867" },
        { Input(""" "name": "input", "datatype": "UINT8", "shape": [1, 17, 17, 3] """, """ "rawInputContents": ["AAAA", "AAAA"] """), "2 members for 1 inputs" },
        { Input(""" "name": "input", "datatype": "UINT8", "shape": [1], "contents": { "uintContents": [1] } """, """ "rawInputContents": ["AAAA"] """), "has contents, and the request has raw_input_contents" },
        { Photo(""" "outputs": [{ "name": "x" }] """), "Unexpected inference output 'x'" },
        { Photo(""" "outputs": [{ "name": "logits" }, { "name": "logits" }] """), "requested twice" },
        { Photo(""" "outputs": [{ "name": "logits", "parameters": { "classification": { "int64Param": 0 } } }] """), "'classification' must be at least 1" },
        { Photo(""" "parameters": { "priority": { "uint64Param": 6 } } """), "'priority' is 6" },
        { Photo(""" "parameters": { "priority": { "stringParam": "high" } } """), "'priority' is not a whole number" },
        { Photo(""" "parameters": { "timeout": { "int64Param": -1 } } """), "'timeout' is -1" },
        { Photo(""" "parameters": { "binary_data_output": { "int64Param": 1 } } """), "neither true nor false" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_request_that_is_wrong(string json, string message)
    {
        await using GrpcServer server = await GrpcServer.StartAsync();

        await RequireAsync(server, ModelInferRequest.Parser.ParseJson(json), StatusCode.InvalidArgument, message);
        Assert.Equal(0, server.Model.Active);
    }

    [Fact]
    public async Task A_number_that_is_no_pixel()
    {
        await using GrpcServer server = await GrpcServer.StartAsync();
        ModelInferRequest request = GrpcServer.Raw([]);
        request.RawInputContents.Clear();
        request.Inputs[0].Contents = new() { UintContents = { Enumerable.Repeat(256u, RestServer.Pixels) } };

        await RequireAsync(server, request, StatusCode.InvalidArgument, "Value 0 of input 'input' cannot be a UINT8");
    }

    [Fact]
    public async Task More_tensors_than_anybody_needs()
    {
        await using GrpcServer server = await GrpcServer.StartAsync();
        ModelInferRequest request = GrpcServer.Photo();
        for (int i = 0; i < 65; i++) request.Outputs.Add(new ModelInferRequest.Types.InferRequestedOutputTensor());

        await RequireAsync(server, request, StatusCode.InvalidArgument, "'outputs' lists more than 64 tensors");
    }

    [Fact]
    public async Task An_unknown_model()
    {
        await using GrpcServer server = await GrpcServer.StartAsync();
        ModelInferRequest request = GrpcServer.Photo();
        request.ModelName = "none";

        await RequireAsync(server, request, StatusCode.NotFound, "unknown model: 'none'");
        await GrpcServer.RequireErrorAsync(server.Client.ModelMetadataAsync(new() { Name = "tiny", Version = "2" }).ResponseAsync, StatusCode.NotFound, "has no version '2'");
        await GrpcServer.RequireErrorAsync(server.Client.ModelReadyAsync(new() { Name = "none" }).ResponseAsync, StatusCode.NotFound, "unknown model: 'none'");
        await GrpcServer.RequireErrorAsync(server.Client.ModelStatisticsAsync(new() { Name = "none" }).ResponseAsync, StatusCode.NotFound, "unknown model: 'none'");
    }

    [Fact]
    public async Task A_call_that_only_Triton_has()
    {
        await using GrpcServer server = await GrpcServer.StartAsync();
        var marshaller = Marshallers.Create(bytes => bytes, bytes => bytes);
        var method = new Method<byte[], byte[]>(MethodType.Unary, "inference.GRPCInferenceService", "SystemSharedMemoryStatus", marshaller, marshaller);

        await GrpcServer.RequireErrorAsync(server.Channel.CreateCallInvoker().AsyncUnaryCall(method, null, new(), []).ResponseAsync, StatusCode.Unimplemented, "unimplemented");
    }

    [Fact]
    public async Task Control_of_the_repository_is_off_and_brings_nothing()
    {
        await using GrpcServer closed = await GrpcServer.StartAsync(), open = await GrpcServer.StartAsync(options => options.AllowRepositoryControl = true);
        var load = new RepositoryModelLoadRequest { ModelName = "tiny", Parameters = { { "config", new() { StringParam = "{}" } } } };

        await GrpcServer.RequireErrorAsync(closed.Client.RepositoryModelLoadAsync(load).ResponseAsync, StatusCode.InvalidArgument, "not allowed here");
        await GrpcServer.RequireErrorAsync(closed.Client.RepositoryModelUnloadAsync(new() { ModelName = "tiny" }).ResponseAsync, StatusCode.InvalidArgument, "not allowed here");
        await GrpcServer.RequireErrorAsync(open.Client.RepositoryModelLoadAsync(load).ResponseAsync, StatusCode.InvalidArgument, "'config' is not supported");
        Assert.Equal(ModelState.Ready, open.Model.State);
    }

    [Theory]
    [InlineData("ModelInfer", new byte[] { 0xFF, 0xFF, 0xFF })]
    [InlineData("ModelInfer", new byte[] { 10, 100, 1 })]
    [InlineData("ModelMetadata", new byte[] { 10, 2, 0xC3, 0x28 })]
    [InlineData("ModelStatistics", new byte[] { 7 })]
    [InlineData("RepositoryModelLoad", new byte[] { 0 })]
    public async Task A_message_that_cannot_be_read(string call, byte[] message)
    {
        await using GrpcServer server = await GrpcServer.StartAsync();
        var bytes = Marshallers.Create(value => value, value => value);
        var method = new Method<byte[], byte[]>(MethodType.Unary, "inference.GRPCInferenceService", call, bytes, bytes);

        await GrpcServer.RequireErrorAsync(server.Channel.CreateCallInvoker().AsyncUnaryCall(method, null, default, message).ResponseAsync, StatusCode.InvalidArgument, $"The message is not a {call}Request");
    }

    [Fact]
    public async Task A_stream_of_a_message_that_cannot_be_read()
    {
        await using GrpcServer server = await GrpcServer.StartAsync();
        var bytes = Marshallers.Create(value => value, value => value);
        var method = new Method<byte[], byte[]>(MethodType.DuplexStreaming, "inference.GRPCInferenceService", "ModelStreamInfer", bytes, bytes);
        using AsyncDuplexStreamingCall<byte[], byte[]> stream = server.Channel.CreateCallInvoker().AsyncDuplexStreamingCall(method, null, default);
        await stream.RequestStream.WriteAsync([0xFF]);

        await GrpcServer.RequireErrorAsync(stream.ResponseStream.MoveNext(CancellationToken.None), StatusCode.InvalidArgument, "The message is not a ModelInferRequest");
    }

    [Fact]
    public async Task A_message_that_is_too_long_also_once_it_is_decompressed()
    {
        await using GrpcServer server = await GrpcServer.StartAsync(options => options.MaxBodyBytes = 1000);
        ModelInferRequest request = GrpcServer.Raw(new byte[100_000]);

        await RequireAsync(server, request, StatusCode.ResourceExhausted, "maximum");
        RpcException zipped = await Assert.ThrowsAsync<RpcException>(() => server.Client.ModelInferAsync(request, new Metadata { { "grpc-internal-encoding-request", "gzip" } }).ResponseAsync);
        Assert.Equal(StatusCode.ResourceExhausted, zipped.StatusCode);
    }

    [Fact]
    public async Task A_message_longer_than_a_usual_body()
    {
        await using GrpcServer server = await GrpcServer.StartAsync();

        // 40 MB: more than Kestrel's own limit, less than ours.
        await RequireAsync(server, GrpcServer.Raw(new byte[40 * 1024 * 1024]), StatusCode.InvalidArgument, "has 41943040 bytes");
    }

    [Fact]
    public async Task A_full_server_says_when_to_come_again()
    {
        await using GrpcServer server = await GrpcServer.StartAsync();
        using HostedModel.InferenceRequest first = server.Model.Admit(new(TimeSpan.FromMinutes(1)) { Bytes = new InceptionHostOptions().MaxQueuedBytes });
        RpcException refused = await RequireAsync(server, GrpcServer.Photo(), StatusCode.Unavailable, "Exceeds maximum queue size");

        Assert.True(int.Parse(refused.Trailers.GetValue("grpc-retry-pushback-ms")!, CultureInfo.InvariantCulture) >= 0);
    }

    [Fact]
    public async Task A_client_over_its_quota()
    {
        await using GrpcServer server = await GrpcServer.StartAsync(options => options.ClientQuota = PartitionedRateLimiter.Create<HttpContext, string>(_ =>
            RateLimitPartition.GetFixedWindowLimiter("all", _ => new() { PermitLimit = 1, Window = TimeSpan.FromMinutes(5) })));

        await server.Client.ModelInferAsync(GrpcServer.Photo());
        await RequireAsync(server, GrpcServer.Photo(), StatusCode.ResourceExhausted, "Quota exceeded: this client asks 'tiny'");
    }

    [Fact]
    public async Task A_mistake_of_the_service_is_its_own()
    {
        await using GrpcServer server = await GrpcServer.StartAsync(options =>
            options.ClientQuota = PartitionedRateLimiter.Create<HttpContext, string>(_ => throw new InvalidOperationException("the password")));
        RpcException exception = await RequireAsync(server, GrpcServer.Photo(), StatusCode.Internal, "a mistake of its own");

        Assert.DoesNotContain("password", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeout_and_a_deadline_are_kept_while_all_processors_are_busy()
    {
        await using GrpcServer server = await GrpcServer.StartAsync(model: options => options.MaxQueueTime = TimeSpan.FromMinutes(1));
        await using BusySlots busy = await BusySlots.OfAsync(server.Services);
        ModelInferRequest hurried = GrpcServer.Photo();
        hurried.Parameters.Add("timeout", new() { Int64Param = 200_000 });
        long start = Stopwatch.GetTimestamp();

        await RequireAsync(server, hurried, StatusCode.Unavailable, "Request timeout expired: 'tiny' did not begin with all images within 200 ms");
        RpcException late = await Assert.ThrowsAsync<RpcException>(() => server.Client.ModelInferAsync(GrpcServer.Photo(), deadline: DateTime.UtcNow.AddMilliseconds(300)).ResponseAsync);
        Assert.Equal(StatusCode.DeadlineExceeded, late.StatusCode);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromMilliseconds(400), TimeSpan.FromSeconds(30));
        await Until(() => server.Model.Active == 0);
    }

    [Fact]
    public async Task A_client_that_leaves_is_taken_out_of_the_queue()
    {
        await using GrpcServer server = await GrpcServer.StartAsync(model: options => options.MaxQueueTime = TimeSpan.FromMinutes(1));
        await using BusySlots busy = await BusySlots.OfAsync(server.Services);
        using var departure = new CancellationTokenSource();
        Task waiting = server.Client.ModelInferAsync(GrpcServer.Photo(), cancellationToken: departure.Token).ResponseAsync;
        await Until(() => server.Model.Waiting == 1);
        departure.Cancel();

        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => waiting)).StatusCode);
        await Until(() => server.Model.Waiting == 0 && server.Model.Active == 0);
    }

    [Fact]
    public async Task A_stream_whose_client_leaves_ends()
    {
        await using GrpcServer server = await GrpcServer.StartAsync(model: options => options.MaxQueueTime = TimeSpan.FromMinutes(1));
        await using BusySlots busy = await BusySlots.OfAsync(server.Services);
        using (AsyncDuplexStreamingCall<ModelInferRequest, ModelStreamInferResponse> call = server.Client.ModelStreamInfer())
        {
            await call.RequestStream.WriteAsync(GrpcServer.Photo());
            await Until(() => server.Model.Waiting == 1);
        }

        await Until(() => server.Model.Waiting == 0 && server.Model.Active == 0);
    }

    private static string Input(string input, string more = "") => $$"""{ "modelName": "tiny", "inputs": [{ {{input}} }] {{(more.Length > 0 ? "," + more : "")}} }""";

    private static string Photo(string more) => Input(""" "name": "input", "datatype": "BYTES", "shape": [1], "contents": { "bytesContents": ["UDYgMSAxIDI1NQphYmM="] } """, more);

    private static Task<RpcException> RequireAsync(GrpcServer server, ModelInferRequest request, StatusCode status, string message) =>
        GrpcServer.RequireErrorAsync(server.Client.ModelInferAsync(request).ResponseAsync, status, message);

    private static async Task Until(Func<bool> hasHappened)
    {
        long start = Stopwatch.GetTimestamp();
        while (!hasHappened())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30), "It has not happened.");
            await Task.Delay(10);
        }
    }
}
