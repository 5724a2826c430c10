using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.RateLimiting;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace InceptionGen.Hosting.Tests.Protocol;

/// <summary>What the protocol refuses, each with its status and its reason.</summary>
public sealed class RefusalTests
{
    private const string Input = "\"name\":\"input\",\"shape\":[1,17,17,3],\"datatype\":\"UINT8\"";

    [Theory]
    [InlineData("", "cannot be read")]
    [InlineData("[]", "The request is not an object")]
    [InlineData("{\"inputs\":[]}", "Expected 1 input but got 0")]
    [InlineData("{\"inputs\":[{\"name\":\"data\",\"shape\":[1],\"datatype\":\"UINT8\",\"data\":[1]}]}", "its input is 'input'")]
    [InlineData("{\"inputs\":[{" + Input + "}]}", "neither 'data' nor 'binary_data_size'")]
    [InlineData("{\"inputs\":[{" + Input + ",\"data\":[1,2]}]}", "has 2 values; its shape [1,17,17,3] has 867")]
    [InlineData("{\"inputs\":[{" + Input + ",\"data\":[256]}]}", "Value 0 of input 'input' cannot be a UINT8")]
    [InlineData("{\"inputs\":[{\"name\":\"input\",\"shape\":[1,17,17,3],\"datatype\":\"INT64\",\"data\":[1]}]}", "it may be UINT8, FP32 or BYTES")]
    [InlineData("{\"inputs\":[{\"name\":\"input\",\"shape\":[1,3,17,17],\"datatype\":\"UINT8\",\"data\":[1]}]}", "UINT8 has [N,17,17,3]")]
    [InlineData("{\"inputs\":[{\"name\":\"input\",\"shape\":[-1,17,17,3],\"datatype\":\"UINT8\",\"data\":[1]}]}", "a dimension is negative")]
    [InlineData("{\"inputs\":[{\"name\":\"input\",\"shape\":[9223372036854775807,9223372036854775807],\"datatype\":\"UINT8\",\"data\":[1]}]}", "too many values")]
    [InlineData("{\"inputs\":[{\"name\":\"input\",\"shape\":[5,17,17,3],\"datatype\":\"UINT8\",\"data\":[1]}]}", "batch-size must be 1 to 4")]
    [InlineData("{\"inputs\":[{\"name\":\"input\",\"shape\":[0,17,17,3],\"datatype\":\"UINT8\",\"data\":[]}]}", "batch-size must be 1 to 4")]
    [InlineData("{\"inputs\":[{\"name\":\"in\\u0000put\",\"shape\":[1],\"datatype\":\"UINT8\",\"data\":[1]}]}", "NUL character")]
    [InlineData("{\"parameters\":{\"priority\":6},\"inputs\":[" + RestServer.Pixel + "]}", "'priority' is 6")]
    [InlineData("{\"parameters\":{\"timeout\":-1}}", "'timeout' is -1")]
    [InlineData("{\"parameters\":{\"priority\":\"high\"}}", "'priority' is not a whole number")]
    [InlineData("{\"parameters\":[]}", "'parameters' is not an object")]
    [InlineData("{\"id\":7}", "'id' is not text")]
    [InlineData("{\"inputs\":[" + RestServer.Pixel + "]} {}", "cannot be read")]
    [InlineData("{\"inputs\":[{" + Input + ",\"data\":[1],\"parameters\":{\"binary_data_size\":1}}]}", "says that it has 1 bytes after the JSON; 0 are left")]
    [InlineData("{\"inputs\":[{" + Input + ",\"data\":[1],\"parameters\":{\"binary_data_size\":0}}]}", "has both 'data' and 'binary_data_size'")]
    [InlineData("{\"inputs\":[{" + Input + ",\"parameters\":{\"binary_data_size\":-1}}]}", "says that it has -1 bytes")]
    [InlineData("{\"inputs\":[{\"name\":\"input\",\"datatype\":\"UINT8\",\"data\":[1]}]}", "has no 'shape'")]
    [InlineData("{\"inputs\":[{\"name\":\"input\",\"shape\":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],\"datatype\":\"UINT8\",\"data\":[1]}]}", "more than 16 dimensions")]
    [InlineData("{\"inputs\":[{\"name\":\"input\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"?\"]}]}", "base64")]
    [InlineData("{\"inputs\":[{\"name\":\"input\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"AAAA\\ud800\"]}]}", "base64")]
    [InlineData("{\"inputs\":[{\"name\":\"input\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"AAAA\"]}]}", "photo 0 cannot be read")]
    [InlineData("{\"inputs\":[" + RestServer.Pixel + "],\"outputs\":[{\"name\":\"x\"}]}", "Unexpected inference output 'x'")]
    [InlineData("{\"inputs\":[" + RestServer.Pixel + "],\"outputs\":[{\"name\":\"logits\"},{\"name\":\"logits\"}]}", "requested twice")]
    [InlineData("{\"inputs\":[" + RestServer.Pixel + "],\"outputs\":[{\"name\":\"logits\",\"parameters\":{\"classification\":0}}]}", "'classification' must be at least 1")]
    public async Task A_request_that_is_wrong(string json, string message)
    {
        await using RestServer server = await RestServer.StartAsync();

        await RestServer.RequireErrorAsync(await server.PostAsync(json), 400, message);
        Assert.Equal(0, server.Model.Active);
    }

    [Theory]
    [InlineData("-1", "must not be negative")]
    [InlineData("ten", "is not a number of bytes")]
    [InlineData("2147483648", "is not a number of bytes")]
    [InlineData("100000", "and the whole body")]
    [InlineData(null, "867 bytes after the JSON; 3 are left")]
    public async Task A_wrong_length_of_the_json(string? length, string message)
    {
        await using RestServer server = await RestServer.StartAsync();

        await RestServer.RequireErrorAsync(await server.PostAsync("{\"inputs\":[{" + Input + ",\"parameters\":{\"binary_data_size\":867}}]}", new byte[3], length), 400, message);
    }

    [Fact]
    public async Task Bytes_that_belong_to_nothing()
    {
        await using RestServer server = await RestServer.StartAsync();

        await RestServer.RequireErrorAsync(await server.PostAsync("{\"inputs\":[{" + Input + ",\"parameters\":{\"binary_data_size\":867}}]}", new byte[868]), 400, "belong to no input");
    }

    [Fact]
    public async Task More_tensors_than_anybody_needs()
    {
        await using RestServer server = await RestServer.StartAsync();

        await RestServer.RequireErrorAsync(await server.PostAsync("{\"outputs\":[" + string.Join(",", Enumerable.Repeat("{}", 65)) + "]}"), 400, "'outputs' lists more than 64 tensors");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task A_body_that_is_not_compressed_as_it_says(string encoding)
    {
        await using RestServer server = await RestServer.StartAsync();
        var content = new StringContent("{\"inputs\":[" + RestServer.Pixel + "]}");
        content.Headers.ContentEncoding.Add(encoding);

        await RestServer.RequireErrorAsync(await server.Client.PostAsync("/v2/models/tiny/infer", content), 400, "cannot be decompressed");
    }

    [Fact]
    public async Task Json_that_is_nested_too_deeply()
    {
        await using RestServer server = await RestServer.StartAsync();

        await RestServer.RequireErrorAsync(await server.PostAsync("{\"x\":" + new string('[', 10_000)), 400, "cannot be read");
    }

    [Theory]
    [InlineData("/v2/models/none", "unknown model: 'none'")]
    [InlineData("/v2/models/tiny/versions/2", "has no version '2'")]
    [InlineData("/v2/models/none/ready", "unknown model: 'none'")]
    public async Task An_unknown_model(string path, string message)
    {
        await using RestServer server = await RestServer.StartAsync();

        await RestServer.RequireErrorAsync(await server.Client.GetAsync(path), 404, message);
    }

    [Theory]
    [InlineData("GET", "/v2/models/tiny/infer", "POST")]
    [InlineData("POST", "/v2", "GET")]
    [InlineData("DELETE", "/v2/models/tiny", "GET")]
    [InlineData("PATCH", "/v2/models/stats", "GET")]
    [InlineData("GET", "/v2/repository/index", "POST")]
    public async Task A_wrong_verb(string verb, string path, string right)
    {
        await using RestServer server = await RestServer.StartAsync();
        HttpResponseMessage response = await server.Client.SendAsync(new(new(verb), path));

        await RestServer.RequireErrorAsync(response, 405, $"'{path}' answers to {right}, not to {verb}");
        Assert.Equal([right], response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("GET", "/v2/nothing")]
    [InlineData("POST", "/v2/models/tiny/nothing")]
    [InlineData("POST", "/v2/models/tiny/versions/1/infer/x.jpg")]
    [InlineData("GET", "/v2/systemsharedmemory/status")]
    public async Task An_unknown_path(string verb, string path)
    {
        await using RestServer server = await RestServer.StartAsync();

        await RestServer.RequireErrorAsync(await server.Client.SendAsync(new(new(verb), path)), 404, $"no path '{path}'");
    }

    [Fact]
    public async Task A_client_over_its_quota()
    {
        await using RestServer server = await RestServer.StartAsync(options => options.ClientQuota = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            RateLimitPartition.GetFixedWindowLimiter(context.Request.Headers["X-Client"].ToString(), _ => new() { PermitLimit = 1, Window = TimeSpan.FromMinutes(5) })));

        Assert.Equal(HttpStatusCode.OK, (await AskAsync("a")).StatusCode);
        HttpResponseMessage refused = await AskAsync("a");
        await RestServer.RequireErrorAsync(refused, 429, "Quota exceeded: this client asks 'tiny'");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("b")).StatusCode);

        Task<HttpResponseMessage> AskAsync(string client)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/v2/models/tiny/infer") { Content = new StringContent("{\"inputs\":[" + RestServer.Pixel + "]}") };
            request.Headers.Add("X-Client", client);
            return server.Client.SendAsync(request);
        }
    }

    [Fact]
    public async Task A_mistake_of_the_service_is_its_own()
    {
        await using RestServer server = await RestServer.StartAsync(options =>
            options.ClientQuota = PartitionedRateLimiter.Create<HttpContext, string>(_ => throw new InvalidOperationException("the password")));
        HttpResponseMessage response = await server.PostAsync("{}");

        await RestServer.RequireErrorAsync(response, 500, "a mistake of its own");
        Assert.DoesNotContain("password", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"parameters\":{\"config\":\"{}\"}}", "'config' is not supported")]
    [InlineData("{\"parameters\":{\"file:1/model.onnx\":\"AAAA\"}}", "'file:1/model.onnx' is not supported")]
    [InlineData("{", "cannot be read")]
    [InlineData("[]", "not an object")]
    public async Task A_model_with_a_configuration_of_the_clients(string json, string message)
    {
        await using RestServer server = await RestServer.StartAsync(options => options.AllowRepositoryControl = true);

        await RestServer.RequireErrorAsync(await server.PostAsync(json, "/v2/repository/models/tiny/load"), 400, message);
        Assert.Equal(ModelState.Ready, server.Model.State);
    }

    [Fact]
    public async Task A_load_whose_names_are_not_UTF_8()
    {
        await using RestServer server = await RestServer.StartAsync(options => options.AllowRepositoryControl = true);
        using var content = new ByteArrayContent([.. "{\"parameters\":{\""u8, 0xEF, 0x41, .. "\":1}}"u8]);
        await RestServer.RequireErrorAsync(await server.Client.PostAsync("/v2/repository/models/tiny/load", content), 400, "The request cannot be read");
    }

    [Fact]
    public async Task A_body_that_is_too_long_also_once_it_is_decompressed()
    {
        await using RestServer server = await RestServer.StartAsync(options => options.MaxBodyBytes = 1000);
        using var bomb = new MemoryStream();
        await using (var gzip = new GZipStream(bomb, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(new byte[100_000]);
        var content = new ByteArrayContent(bomb.ToArray());
        content.Headers.ContentEncoding.Add("gzip");

        await RestServer.RequireErrorAsync(await server.PostAsync(new string(' ', 1001)), 400, "longer than 1000 bytes");
        await RestServer.RequireErrorAsync(await server.Client.PostAsync("/v2/models/tiny/infer", content), 400, "longer than 1000 bytes");
    }

    [Fact]
    public async Task An_unknown_compression()
    {
        await using RestServer server = await RestServer.StartAsync();
        var content = new ByteArrayContent([1]);
        content.Headers.ContentEncoding.Add("br");
        HttpResponseMessage response = await server.Client.PostAsync("/v2/models/tiny/infer", content);

        await RestServer.RequireErrorAsync(response, 501, "send gzip or deflate");
        Assert.Equal("gzip, deflate", string.Join(", ", response.Headers.NonValidated["Accept-Encoding"].SelectMany(value => value.Split(", "))));
    }

    [Fact]
    public async Task A_full_server_refuses_before_it_reads_the_body()
    {
        await using RestServer server = await RestServer.StartAsync();
        using HostedModel.InferenceRequest first = server.Model.Admit(new(TimeSpan.FromMinutes(1)) { Bytes = new InceptionHostOptions().MaxQueuedBytes });
        HttpResponseMessage response = await server.PostAsync("{");

        // The body is wrong, and nobody knows.
        await RestServer.RequireErrorAsync(response, 503, "Exceeds maximum queue size");
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task A_request_without_time_left_expires()
    {
        await using RestServer server = await RestServer.StartAsync();

        await RestServer.RequireErrorAsync(
            await server.PostAsync("{\"parameters\":{\"timeout\":1},\"inputs\":[" + RestServer.Pixel + "]}"), 503, "timeout expired");
    }

    [Fact]
    public async Task Control_of_the_repository_is_off()
    {
        await using RestServer server = await RestServer.StartAsync();

        await RestServer.RequireErrorAsync(await server.PostAsync("{}", "/v2/repository/models/tiny/unload"), 400, "not allowed here");
        await RestServer.RequireErrorAsync(await server.PostAsync("{}", "/v2/repository/models/none/load"), 404, "unknown model");
    }
}
