using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.RateLimiting;
using System.Threading.Tasks;
using InceptionGen.Client;
using InceptionGen.Imaging;
using Microsoft.AspNetCore.Http;

namespace InceptionGen.Hosting.Tests.Protocol;

/// <summary>The client, against the service on a real socket, and against servers that answer otherwise.</summary>
public sealed class ClientTests
{
    private static readonly byte[] Rgb = [.. Enumerable.Range(0, RestServer.Pixels).Select(value => (byte)value)];

    private static InferenceInput Pixels => InferenceInput.Of("input", Rgb, 1, 17, 17, 3);

    [Fact]
    public async Task What_is_said_of_server_and_model()
    {
        await using RestServer server = await RestServer.ListenAsync();
        var client = new OpenInferenceClient(server.Client);
        ModelMetadata model = await client.GetModelAsync("tiny", "1");

        Assert.True(await client.IsLiveAsync());
        Assert.True(await client.IsReadyAsync());
        Assert.Equal((true, false), (await client.IsModelReadyAsync("tiny"), await client.IsModelReadyAsync("none")));
        Assert.Contains("classification", (await client.GetServerAsync()).Extensions);
        Assert.Equal(("input", "UINT8", "-1,17,17,3"), (model.Inputs[0].Name, model.Inputs[0].Datatype, string.Join(",", model.Inputs[0].Shape)));
        Assert.Equal("probabilities", model.Outputs.Single().Name);
    }

    [Fact]
    public async Task Tensors_go_and_come_as_bytes()
    {
        await using RestServer server = await RestServer.ListenAsync();
        var client = new OpenInferenceClient(server.Client);
        float[] numbers = [.. Enumerable.Range(0, RestServer.Pixels).Select(value => MathF.Sin(value))];
        InferenceResult pixels = await client.InferAsync("tiny", [Pixels], new() { Id = "a7", Outputs = [new("logits"), new("probabilities")] });
        InferenceResult floats = await client.InferAsync("tiny", [InferenceInput.Of("input", numbers, 1, 17, 17, 3)]);

        Assert.Equal(("tiny", "1", "a7"), (pixels.Model, pixels.Version, pixels.Id));
        Assert.Equal(["logits", "probabilities"], pixels.Outputs.Select(output => output.Name));
        Assert.Equal(Expected(session => session.Run(Rgb)), pixels["probabilities"].ToArray<float>());
        Assert.Equal([1, 4], pixels["probabilities"].Shape);
        Assert.Equal(Expected(session => session.Run(numbers)), floats["probabilities"].ToArray<float>());
        Assert.Contains("not with 'x'", Assert.Throws<KeyNotFoundException>(() => floats["x"]).Message, StringComparison.Ordinal);
        Assert.Contains("is FP32, not INT64", Assert.Throws<InvalidOperationException>(() => floats["probabilities"].ToArray<long>()).Message, StringComparison.Ordinal);
        Assert.Contains("TopClasses", Assert.Throws<InvalidOperationException>(() => Names("nothing").ToClasses()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Photos_and_the_names_of_classes()
    {
        await using RestServer server = await RestServer.ListenAsync();
        byte[] photo = await File.ReadAllBytesAsync("chelsea.jpg");
        float[] expected = Expected(session => session.Run(RgbImage.Load("chelsea.jpg").Fit(17, 17).Rgb));
        int best = Array.IndexOf(expected, expected.Max());
        InferenceResult result = await new OpenInferenceClient(server.Client).InferAsync(
            "tiny", [InferenceInput.Files("input", photo, GrpcServer.Pixel)], new() { Outputs = [InferenceOutput.TopClasses("probabilities", 3)] });
        InferenceClass[][] classes = result["probabilities"].ToClasses();

        Assert.Equal([3, 3], classes.Select(image => image.Length));
        Assert.Equal((best, ((string[])["cat", "dog", "fox", "owl"])[best]), (classes[0][0].Index, classes[0][0].Label));
        Assert.Equal(expected.Max(), classes[0][0].Value, 1e-5f);
    }

    [Fact]
    public async Task A_refusal_says_what_the_server_says()
    {
        await using RestServer server = await RestServer.ListenAsync(options => options.ClientQuota = PartitionedRateLimiter.Create<HttpContext, string>(_ =>
            RateLimitPartition.GetFixedWindowLimiter("all", _ => new() { PermitLimit = 3, Window = TimeSpan.FromMinutes(5) })));
        var client = new OpenInferenceClient(server.Client);

        InferenceException unknown = await Assert.ThrowsAsync<InferenceException>(() => client.InferAsync("none", [Pixels]));
        Assert.Equal((HttpStatusCode.NotFound, null, "Request for unknown model: 'none' is not found."), (unknown.Status, unknown.RetryAfter, unknown.Message));
        InferenceException wrong = await Assert.ThrowsAsync<InferenceException>(() => client.InferAsync("tiny", [InferenceInput.Of("input", new byte[3], 1, 1, 1, 3)]));
        Assert.Contains("UINT8 has [N,17,17,3]", wrong.Message, StringComparison.Ordinal);
        InferenceException expired = await Assert.ThrowsAsync<InferenceException>(() => client.InferAsync("tiny", [Pixels], new() { Timeout = TimeSpan.FromTicks(1) }));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, expired.Status);
        InferenceException priority = await Assert.ThrowsAsync<InferenceException>(() => client.InferAsync("tiny", [Pixels], new() { Priority = 9 }));
        Assert.Contains("'priority' is 9", priority.Message, StringComparison.Ordinal);
        InferenceException quota = await Assert.ThrowsAsync<InferenceException>(() => client.InferAsync("tiny", [Pixels]));
        Assert.Equal(HttpStatusCode.TooManyRequests, quota.Status);
        Assert.InRange(quota.RetryAfter!.Value, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Who_cancels_is_taken_out_of_the_queue()
    {
        await using RestServer server = await RestServer.ListenAsync(model: options => options.MaxQueueTime = TimeSpan.FromMinutes(1));
        await using BusySlots busy = await BusySlots.OfAsync(server.Services);
        using var departure = new CancellationTokenSource();
        Task waiting = new OpenInferenceClient(server.Client).InferAsync("tiny", [Pixels], token: departure.Token);
        SpinWait.SpinUntil(() => server.Model.Waiting == 1, TimeSpan.FromSeconds(30));
        departure.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.True(SpinWait.SpinUntil(() => server.Model.Active == 0, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Answers_in_json()
    {
        OpenInferenceClient client = Answering("""
            {"model_name":"m","outputs":[
            {"name":"a","datatype":"FP32","shape":[2,2],"data":[[1,2.5],[3,4]]},{"name":"b","datatype":"INT64","shape":[1],"data":[-7]},
            {"name":"c","datatype":"BYTES","shape":[1,2],"data":["0.5:1:a:b","0.25:0"]},{"name":"d","datatype":"BOOL","shape":[2],"data":[true,false]},
            {"name":"e","datatype":"FP16","shape":[1],"data":[0.5]}]}
            """);
        InferenceResult result = await client.InferAsync("m", []);

        Assert.Equal([1, 2.5f, 3, 4], result["a"].ToArray<float>());
        Assert.Equal([-7], result["b"].ToArray<long>());
        Assert.Equal([new(0.5f, 1, "a:b"), new(0.25f, 0, "")], result["c"].ToClasses().Single());
        Assert.Equal([true, false], result["d"].ToArray<bool>());
        Assert.Equal([(Half)0.5f], result["e"].ToArray<Half>());
    }

    [Theory]
    [InlineData("<html>", "not one of the Open Inference Protocol")]
    [InlineData("{}", "not one of the Open Inference Protocol")]
    [InlineData("[]", "not one of the Open Inference Protocol")]
    [InlineData("""{"outputs":[{"name":"a","datatype":"FP32","shape":[1]}]}""", "not one of the Open Inference Protocol")]
    [InlineData("""{"outputs":[{"name":"a","datatype":"FP32","shape":[1],"parameters":{"binary_data_size":4}}]}""", "output 'a' has 4 bytes; 0 are left")]
    [InlineData("""{"outputs":[{"name":"a","datatype":"FP32","shape":[2],"data":[1]}]}""", "output 'a' has 4 bytes; its shape [2] of FP32 has 8")]
    [InlineData("""{"outputs":[{"name":"a","datatype":"FP32","shape":[1],"data":["x"]}]}""", "not one of the Open Inference Protocol")]
    [InlineData("""{"outputs":[{"name":"a","datatype":"BF16","shape":[1],"data":[1]}]}""", "which JSON cannot say")]
    public async Task An_answer_that_cannot_be_read(string body, string message) =>
        Assert.Contains(message, (await Assert.ThrowsAsync<InferenceException>(() => Answering(body).InferAsync("m", []))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("3", "its JSON ends after 3 bytes; it has 2")]
    [InlineData("-1", "not one of the Open Inference Protocol")]
    public async Task An_answer_whose_header_is_wrong(string length, string message)
    {
        var client = new OpenInferenceClient(new HttpClient(new Always("{}", HttpStatusCode.OK, length)) { BaseAddress = new("http://localhost") });

        Assert.Contains(message, (await Assert.ThrowsAsync<InferenceException>(() => client.InferAsync("m", []))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_that_break_off()
    {
        Assert.Contains("end within a text", Assert.Throws<InvalidOperationException>(() => new InferenceTensor("x", "BYTES", [1], new byte[] { 2, 0, 0, 0, 65 }).ToTexts()).Message, StringComparison.Ordinal);
        Assert.Contains("end within a text", Assert.Throws<InvalidOperationException>(() => new InferenceTensor("x", "BYTES", [1], new byte[] { 2, 0 }).ToTexts()).Message, StringComparison.Ordinal);
        Assert.Contains("is FP32, not BYTES", Assert.Throws<InvalidOperationException>(() => new InferenceTensor("x", "FP32", [1], new byte[4]).ToTexts()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_models_name_stays_one_part_of_the_path()
    {
        var server = new Recording("{}", """{"outputs":[]}""");
        await new OpenInferenceClient(new HttpClient(server) { BaseAddress = new("http://localhost") }).InferAsync("a b/c", [], new() { Version = "1/2" });

        Assert.StartsWith("POST http://localhost/v2/models/a%20b%2Fc/versions/1%2F2/infer ", server.Requests[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>Bad Gateway</html>")]
    [InlineData("{\"error\":\"\\ud800\"}")]
    public async Task An_error_of_something_else(string body)
    {
        InferenceException exception = await Assert.ThrowsAsync<InferenceException>(() => Answering(body, HttpStatusCode.BadGateway).GetModelAsync("m"));

        Assert.Equal("The server answered 502 Bad Gateway.", exception.Message);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };

        await Assert.ThrowsAsync<HttpRequestException>(() => new OpenInferenceClient(http).IsLiveAsync());
    }

    [Fact]
    public void Inputs_that_cannot_be()
    {
        Assert.Contains("has 3 values; its shape [1,2] has 2", Assert.Throws<ArgumentException>(() => InferenceInput.Of("x", new float[3], 1, 2)).Message, StringComparison.Ordinal);
        Assert.Contains("negative", Assert.Throws<ArgumentException>(() => InferenceInput.Of("x", new float[3], -1, 3)).Message, StringComparison.Ordinal);
        Assert.Contains("no type for Char", Assert.Throws<ArgumentException>(() => InferenceInput.Of("x", new char[1], 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_bytes_gets_json()
    {
        var server = new Recording("""{"name":"mlserver","version":"1.7.1","extensions":[]}""", """{"model_name":"m","outputs":[{"name":"y","datatype":"FP32","shape":[1,2],"data":[[0.5,null]]}]}""");
        var client = new OpenInferenceClient(new HttpClient(server) { BaseAddress = new("http://localhost") });
        InferenceInput[] inputs =
        [
            InferenceInput.Of("a", [0.1f, -3e38f], 2), InferenceInput.Of("b", [(Half)0.5f], 1), InferenceInput.Of("c", [1e300], 1), InferenceInput.Of("d", [byte.MaxValue, (byte)0], 2, 1),
            InferenceInput.Of("e", [ulong.MaxValue], 1), InferenceInput.Of("f", [long.MinValue], 1), InferenceInput.Of("g", [true, false], 2), InferenceInput.Of("h", [sbyte.MinValue], 1),
            InferenceInput.Of("i", [short.MinValue], 1), InferenceInput.Of("j", [ushort.MaxValue], 1), InferenceInput.Of("k", [int.MinValue], 1), InferenceInput.Of("l", [uint.MaxValue], 1),
            InferenceInput.Files("m", [1, 2, 3], []),
        ];
        InferenceResult result = await client.InferAsync("m", inputs, new() { Id = "7", Priority = 2, Outputs = [new("y"), InferenceOutput.TopClasses("z", 3)] });

        Assert.Equal([0.5f, float.NaN], result["y"].ToArray<float>());
        Assert.Equal(["GET http://localhost/v2", "POST http://localhost/v2/models/m/infer application/json"], server.Requests);
        Assert.Equal(
            """{"id":"7","parameters":{"priority":2},"inputs":["""
            + """{"name":"a","datatype":"FP32","shape":[2],"data":[0.1,-3E+38]},{"name":"b","datatype":"FP16","shape":[1],"data":[0.5]},{"name":"c","datatype":"FP64","shape":[1],"data":[1E+300]},"""
            + """{"name":"d","datatype":"UINT8","shape":[2,1],"data":[255,0]},{"name":"e","datatype":"UINT64","shape":[1],"data":[18446744073709551615]},"""
            + """{"name":"f","datatype":"INT64","shape":[1],"data":[-9223372036854775808]},{"name":"g","datatype":"BOOL","shape":[2],"data":[true,false]},"""
            + """{"name":"h","datatype":"INT8","shape":[1],"data":[-128]},{"name":"i","datatype":"INT16","shape":[1],"data":[-32768]},{"name":"j","datatype":"UINT16","shape":[1],"data":[65535]},"""
            + """{"name":"k","datatype":"INT32","shape":[1],"data":[-2147483648]},{"name":"l","datatype":"UINT32","shape":[1],"data":[4294967295]},"""
            + """{"name":"m","datatype":"BYTES","shape":[2],"parameters":{"content_type":"base64"},"data":["AQID",""]}],"outputs":["""
            + """{"name":"y","parameters":{}},{"name":"z","parameters":{"classification":3}}]}""",
            server.Body);

        await client.InferAsync("m", inputs);
        Assert.Equal(3, server.Requests.Count);
        ArgumentException nothing = await Assert.ThrowsAsync<ArgumentException>(() => client.InferAsync("m", [InferenceInput.Of("a", [float.NaN], 1)]));
        Assert.StartsWith("Input 'a' has NaN. The server takes JSON only", nothing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_of_ours_that_hides_its_bytes_answers_json_with_the_same_numbers()
    {
        await using RestServer server = await RestServer.ListenAsync();
        using var http = new HttpClient(new WithoutBytes { InnerHandler = new HttpClientHandler() }) { BaseAddress = server.Client.BaseAddress };
        var client = new OpenInferenceClient(http);
        byte[] photo = await File.ReadAllBytesAsync("chelsea.jpg");
        InferenceResult pixels = await client.InferAsync("tiny", [Pixels]), photos = await client.InferAsync("tiny", [InferenceInput.Files("input", photo, photo)]);

        Assert.Equal(Expected(session => session.Run(Rgb)), pixels["probabilities"].ToArray<float>());
        Assert.Equal([2, 4], photos["probabilities"].Shape);
        Assert.Equal(Expected(session => session.Run(RgbImage.Load("chelsea.jpg").Fit(17, 17).Rgb)), photos["probabilities"].ToArray<float>()[4..]);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, true)]
    [InlineData(HttpStatusCode.ServiceUnavailable, false)]
    public async Task A_gateway_that_hides_what_the_server_can_gets_bytes_and_one_that_is_busy_is_asked_again(HttpStatusCode status, bool isAsked)
    {
        var server = new Recording("{}", """{"outputs":[]}""") { ServerStatus = status };
        var client = new OpenInferenceClient(new HttpClient(server) { BaseAddress = new("http://localhost") });

        if (!isAsked) Assert.Equal(status, (await Assert.ThrowsAsync<InferenceException>(() => client.InferAsync("m", [Pixels]))).Status);
        server.ServerStatus = isAsked ? status : HttpStatusCode.OK;
        await client.InferAsync("m", [Pixels]);
        Assert.EndsWith(isAsked ? "application/octet-stream" : "application/json", server.Requests[^1], StringComparison.Ordinal);
    }

    private static InferenceTensor Names(string name) => new("x", "BYTES", [1], (byte[])[(byte)name.Length, 0, 0, 0, .. Encoding.UTF8.GetBytes(name)]);

    private static OpenInferenceClient Answering(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(new HttpClient(new Always(body, status)) { BaseAddress = new("http://localhost") });

    private sealed class Always(string body, HttpStatusCode status, string? headerLength = null) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
        {
            var response = new HttpResponseMessage(status) { Content = new StringContent(body) };
            if (headerLength is not null) response.Headers.TryAddWithoutValidation("Inference-Header-Content-Length", headerLength);
            return Task.FromResult(response);
        }
    }

    private sealed class Recording(string server, string answer) : HttpMessageHandler
    {
        public List<string> Requests { get; } = [];

        public string Body { get; private set; } = "";

        public HttpStatusCode ServerStatus { get; set; } = HttpStatusCode.OK;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
        {
            Requests.Add($"{request.Method} {request.RequestUri!.AbsoluteUri} {request.Content?.Headers.ContentType}".TrimEnd());
            bool isServer = request.Method == HttpMethod.Get;
            if (!isServer) Body = await request.Content!.ReadAsStringAsync(token);
            return new(isServer ? ServerStatus : HttpStatusCode.OK) { Content = new StringContent(isServer ? server : answer) };
        }
    }

    // Takes the extension out of what the server says of itself, and refuses bytes as a server without it would.
    private sealed class WithoutBytes : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
        {
            Assert.NotEqual("application/octet-stream", request.Content?.Headers.ContentType?.MediaType);
            HttpResponseMessage response = await base.SendAsync(request, token);
            if (request.Method == HttpMethod.Get) response.Content = new StringContent((await response.Content.ReadAsStringAsync(token)).Replace("\"binary_tensor_data\",", "", StringComparison.Ordinal));
            return response;
        }
    }

    private delegate ReadOnlySpan<float> Running(Tiny.Session session);

    private static float[] Expected(Running run)
    {
        using Tiny.Session session = Tiny.Load(SyntheticWeights.For(Tiny.Description)).CreateSession();
        return run(session).ToArray();
    }
}
