using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Tasks;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Health.V1;
using InceptionGen.Grpc.Protocol;
using InceptionGen.Imaging;

namespace InceptionGen.Hosting.Tests.Protocol;

/// <summary>What the protocol answers over gRPC.</summary>
public sealed class GrpcTests
{
    private static readonly byte[] Rgb = [.. Enumerable.Range(0, RestServer.Pixels).Select(value => (byte)value)];

    [Fact]
    public async Task What_is_said_of_server_and_model()
    {
        await using GrpcServer server = await GrpcServer.StartAsync();
        ModelMetadataResponse metadata = await server.Client.ModelMetadataAsync(new() { Name = "tiny", Version = "1" });
        ModelConfig config = (await server.Client.ModelConfigAsync(new() { Name = "tiny" })).Config;

        Assert.True((await server.Client.ServerLiveAsync(new())).Live);
        Assert.True((await server.Client.ServerReadyAsync(new())).Ready);
        Assert.True((await server.Client.ModelReadyAsync(new() { Name = "tiny" })).Ready);
        Assert.Contains("binary_tensor_data", (await server.Client.ServerMetadataAsync(new())).Extensions);
        Assert.Equal(
            """{ "name": "tiny", "versions": [ "1" ], "platform": "inceptiongen", "inputs": [ { "name": "input", "datatype": "UINT8", "shape": [ "-1", "17", "17", "3" ] } ], "outputs": [ { "name": "probabilities", "datatype": "FP32", "shape": [ "-1", "4" ] } ] }""",
            metadata.ToString());
        Assert.Equal(
            """{ "name": "tiny", "platform": "inceptiongen", "maxBatchSize": 4, "input": [ { "name": "input", "dataType": "TYPE_UINT8", "format": "FORMAT_NHWC", "dims": [ "17", "17", "3" ] } ], "output": [ { "name": "probabilities", "dataType": "TYPE_FP32", "dims": [ "4" ] } ] }""",
            config.ToString());
    }

    [Fact]
    public async Task Pixels_as_bytes_and_as_numbers()
    {
        await using GrpcServer server = await GrpcServer.StartAsync();
        ModelInferRequest typed = GrpcServer.Raw([]);
        typed.RawInputContents.Clear();
        typed.Id = "a7";
        typed.Inputs[0].Contents = new() { UintContents = { Rgb.Select(value => (uint)value) } };
        ModelInferResponse raw = await server.Client.ModelInferAsync(GrpcServer.Raw(Rgb));
        ModelInferResponse numbers = await server.Client.ModelInferAsync(typed);

        Assert.Equal(Expected(session => session.Run(Rgb)), FloatsOf(raw));
        Assert.Equal(Expected(session => session.Run(Rgb)), numbers.Outputs[0].Contents.Fp32Contents);
        Assert.Empty(numbers.RawOutputContents);
        Assert.Equal(("a7", "tiny", "1", "FP32"), (numbers.Id, numbers.ModelName, numbers.ModelVersion, numbers.Outputs[0].Datatype));
        Assert.Equal([1, 4], numbers.Outputs[0].Shape);
    }

    [Fact]
    public async Task Numbers_in_both_orders()
    {
        await using GrpcServer server = await GrpcServer.StartAsync();
        float[] last = [.. Enumerable.Range(0, RestServer.Pixels).Select(value => MathF.Sin(value))];
        float[] first = [.. from channel in Enumerable.Range(0, 3) from pixel in Enumerable.Range(0, 17 * 17) select last[(pixel * 3) + channel]];
        float[] expected = Expected(session => session.Run(last));

        Assert.Equal(expected, (await server.Client.ModelInferAsync(Floats(last, 1, 17, 17, 3))).Outputs[0].Contents.Fp32Contents);
        Assert.Equal(expected, (await server.Client.ModelInferAsync(Floats(first, 1, 3, 17, 17))).Outputs[0].Contents.Fp32Contents);
    }

    [Fact]
    public async Task Raw_answers_where_they_are_asked_for()
    {
        await using GrpcServer server = await GrpcServer.StartAsync();
        ModelInferRequest ofAll = GrpcServer.Photo(), ofOne = GrpcServer.Photo();
        ofAll.Parameters.Add("binary_data_output", new() { BoolParam = true });
        ofOne.Outputs.Add(new ModelInferRequest.Types.InferRequestedOutputTensor { Name = "logits", Parameters = { { "binary_data", new() { BoolParam = true } } } });

        Assert.Equal(16, (await server.Client.ModelInferAsync(ofAll)).RawOutputContents.Single().Length);
        Assert.Equal(16, (await server.Client.ModelInferAsync(ofOne)).RawOutputContents.Single().Length);
    }

    [Fact]
    public async Task Photos_as_files()
    {
        await using GrpcServer server = await GrpcServer.StartAsync();
        byte[] photo = await File.ReadAllBytesAsync("chelsea.jpg");
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, photo.Length);
        float[] expected = Expected(session => session.Run(RgbImage.Load("chelsea.jpg").Fit(17, 17).Rgb));
        ModelInferRequest typed = GrpcServer.Photo(), raw = GrpcServer.Photo();
        typed.Inputs[0].Contents.BytesContents[0] = ByteString.CopyFrom(photo);
        raw.Inputs[0].Contents = null;
        raw.RawInputContents.Add(ByteString.CopyFrom([.. length, .. photo]));

        Assert.Equal(expected, (await server.Client.ModelInferAsync(typed)).Outputs[0].Contents.Fp32Contents);
        Assert.Equal(expected, FloatsOf(await server.Client.ModelInferAsync(raw)));
    }

    [Fact]
    public async Task Classes_by_name()
    {
        await using GrpcServer server = await GrpcServer.StartAsync();
        ModelInferRequest typed = GrpcServer.Photo(), raw = GrpcServer.Raw(Rgb);
        foreach (ModelInferRequest request in (ModelInferRequest[])[typed, raw])
            request.Outputs.Add(new ModelInferRequest.Types.InferRequestedOutputTensor { Name = "probabilities", Parameters = { { "classification", new() { Int64Param = 2 } } } });
        ModelInferResponse named = await server.Client.ModelInferAsync(typed), bytes = await server.Client.ModelInferAsync(raw);

        Assert.Equal(("BYTES", 2L), (named.Outputs[0].Datatype, named.Outputs[0].Shape[1]));
        Assert.All(named.Outputs[0].Contents.BytesContents, name => Assert.Matches("^0\\.[0-9]+:[0-3]:(cat|dog|fox|owl)$", name.ToStringUtf8()));
        byte[] first = bytes.RawOutputContents[0].ToByteArray();
        Assert.Matches("^0\\.[0-9]+:[0-3]:(cat|dog|fox|owl)$", Encoding.UTF8.GetString(first, 4, BinaryPrimitives.ReadInt32LittleEndian(first)));
    }

    [Fact]
    public async Task A_stream_is_answered_in_order_with_its_mistakes()
    {
        await using GrpcServer server = await GrpcServer.StartAsync();
        using AsyncDuplexStreamingCall<ModelInferRequest, ModelStreamInferResponse> call = server.Client.ModelStreamInfer();
        for (int i = 0; i < 20; i++)
        {
            ModelInferRequest request = GrpcServer.Raw(i == 7 ? Rgb[1..] : Rgb);
            request.Id = FormattableString.Invariant($"{i}");
            await call.RequestStream.WriteAsync(request);
        }

        await call.RequestStream.CompleteAsync();
        var answers = new List<ModelStreamInferResponse>();
        await foreach (ModelStreamInferResponse answer in call.ResponseStream.ReadAllAsync()) answers.Add(answer);

        Assert.Equal(Enumerable.Range(0, 20).Select(i => i == 7 ? null : FormattableString.Invariant($"{i}")), answers.Select(answer => answer.InferResponse?.Id));
        Assert.Contains("has 866 bytes; its shape [1,17,17,3] of UINT8 has 867", answers[7].ErrorMessage, StringComparison.Ordinal);
        Assert.True(answers[8].InferResponse.Parameters["triton_final_response"].BoolParam);
        Assert.Equal(Expected(session => session.Run(Rgb)), FloatsOf(answers[19].InferResponse));
    }

    [Fact]
    public async Task Statistics_count_images()
    {
        await using GrpcServer server = await GrpcServer.StartAsync();
        await server.Client.ModelInferAsync(GrpcServer.Raw([.. Rgb, .. Rgb], 2));
        InceptionGen.Grpc.Protocol.ModelStatistics ofOne = (await server.Client.ModelStatisticsAsync(new() { Name = "tiny" })).ModelStats.Single();

        Assert.Equal((2UL, 1UL), (ofOne.InferenceCount, ofOne.InferenceStats.Success.Count));
        Assert.NotEqual(0UL, ofOne.InferenceStats.ComputeInfer.Ns);
        Assert.Equal(ofOne, (await server.Client.ModelStatisticsAsync(new())).ModelStats.Single());
    }

    [Fact]
    public async Task The_repository_unloads_and_loads()
    {
        await using GrpcServer server = await GrpcServer.StartAsync(options => options.AllowRepositoryControl = true);
        await server.Client.RepositoryModelUnloadAsync(new() { ModelName = "tiny" });

        Assert.False((await server.Client.ModelReadyAsync(new() { Name = "tiny" })).Ready);
        Assert.False((await server.Client.ServerReadyAsync(new())).Ready);
        await GrpcServer.RequireErrorAsync(server.Client.ModelInferAsync(GrpcServer.Photo()).ResponseAsync, StatusCode.Unavailable, "Model 'tiny' is not ready");
        Assert.Equal("UNAVAILABLE", (await server.Client.RepositoryIndexAsync(new())).Models.Single().State);
        Assert.Empty((await server.Client.RepositoryIndexAsync(new() { Ready = true })).Models);
        await server.Client.RepositoryModelLoadAsync(new() { ModelName = "tiny" });
        Assert.True((await server.Client.ServerReadyAsync(new())).Ready);
    }

    [Theory]
    [InlineData("")]
    [InlineData("inference.GRPCInferenceService")]
    public async Task Probes_know_whether_it_is_ready(string service)
    {
        await using GrpcServer server = await GrpcServer.StartAsync(options => options.AllowRepositoryControl = true);
        var health = new Health.HealthClient(server.Channel);

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, (await health.CheckAsync(new() { Service = service })).Status);
        await server.Client.RepositoryModelUnloadAsync(new() { ModelName = "tiny" });
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.NotServing, (await health.CheckAsync(new() { Service = service })).Status);
    }

    private static ModelInferRequest Floats(float[] values, params long[] shape) => new()
    {
        ModelName = "tiny",
        Inputs = { new ModelInferRequest.Types.InferInputTensor { Name = "input", Datatype = "FP32", Shape = { shape }, Contents = new() { Fp32Contents = { values } } } },
    };

    private static float[] FloatsOf(ModelInferResponse response) => MemoryMarshal.Cast<byte, float>(response.RawOutputContents[0].Span).ToArray();

    private delegate ReadOnlySpan<float> Running(Tiny.Session session);

    private static float[] Expected(Running run)
    {
        using Tiny.Session session = Tiny.Load(SyntheticWeights.For(Tiny.Description)).CreateSession();
        return run(session).ToArray();
    }
}
