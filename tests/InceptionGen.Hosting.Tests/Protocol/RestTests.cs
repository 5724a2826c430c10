using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using InceptionGen.Imaging;

namespace InceptionGen.Hosting.Tests.Protocol;

/// <summary>What the protocol answers.</summary>
public sealed class RestTests
{
    private static readonly byte[] Rgb = [.. Enumerable.Range(0, RestServer.Pixels).Select(value => (byte)value)];

    private static readonly string[] Labels = ["cat", "dog", "fox", "owl"];

    [Fact]
    public async Task Metadata_names_input_and_outputs()
    {
        await using RestServer server = await RestServer.StartAsync();
        string model = await server.Client.GetStringAsync("/v2/models/tiny/versions/1");

        Assert.Equal(
            """{"name":"tiny","versions":["1"],"platform":"inceptiongen","inputs":[{"name":"input","datatype":"UINT8","shape":[-1,17,17,3]}],"outputs":[{"name":"probabilities","datatype":"FP32","shape":[-1,4]}]}""",
            model);
        Assert.Contains("binary_tensor_data", await server.Client.GetStringAsync("/v2"), StringComparison.Ordinal);
        Assert.Equal("""{"models":["tiny"]}""", await server.Client.GetStringAsync("/v2/models"));
        Assert.Equal("""{"live":true}""", await server.Client.GetStringAsync("/v2/health/live"));
        Assert.Equal("""{"ready":true}""", await server.Client.GetStringAsync("/v2/health/ready"));
        Assert.Equal("""{"name":"tiny","ready":true}""", await server.Client.GetStringAsync("/v2/models/tiny/ready"));
        Assert.Contains("FORMAT_NHWC", await server.Client.GetStringAsync("/v2/models/tiny/config"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UINT8", "[1,17,17,3]", false)]
    [InlineData("UINT8", "[1,17,17,3]", true)]
    public async Task Pixels_in_json_flat_or_nested(string datatype, string shape, bool isNested)
    {
        await using RestServer server = await RestServer.StartAsync();
        string data = isNested ? "[[" + string.Join(",", Rgb.Chunk(3).Chunk(17).Select(row => "[" + string.Join(",", row.Select(pixel => "[" + string.Join(",", pixel) + "]")) + "]")) + "]]" : "[" + string.Join(",", Rgb) + "]";
        HttpResponseMessage response = await server.PostAsync($$"""{"id":"a7","inputs":[{"name":"input","data":{{data}},"shape":{{shape}},"datatype":"{{datatype}}"}],"outputs":[{"name":"probabilities"}]}""");
        JsonElement answer = await RestServer.JsonAsync(response);

        Assert.Equal("a7", answer.GetProperty("id").GetString());
        Assert.Equal("tiny", answer.GetProperty("model_name").GetString());
        Assert.Equal(Expected(session => session.Run(Rgb)), answer.GetProperty("outputs")[0].GetProperty("data").EnumerateArray().Select(value => value.GetSingle()).ToArray());
        Assert.Equal("[1,4]", answer.GetProperty("outputs")[0].GetProperty("shape").GetRawText());
    }

    [Fact]
    public async Task Numbers_in_both_orders_after_the_json()
    {
        await using RestServer server = await RestServer.StartAsync();
        float[] last = [.. Enumerable.Range(0, RestServer.Pixels).Select(value => MathF.Sin(value))];
        float[] first = [.. from channel in Enumerable.Range(0, 3) from pixel in Enumerable.Range(0, 17 * 17) select last[(pixel * 3) + channel]];
        float[] expected = Expected(session => session.Run(last));

        Assert.Equal(expected, await Floats(server, "FP32", "[1,17,17,3]", [.. MemoryMarshal.AsBytes<float>(last)]));
        Assert.Equal(expected, await Floats(server, "FP32", "[1,3,17,17]", [.. MemoryMarshal.AsBytes<float>(first)]));
    }

    [Fact]
    public async Task Several_images_come_back_in_their_order()
    {
        await using RestServer server = await RestServer.StartAsync();
        byte[] other = [.. Rgb.Reverse()];

        Assert.Equal(Expected(session => session.Run(Rgb)).Concat(Expected(session => session.Run(other))), await Floats(server, "UINT8", "[2,17,17,3]", [.. Rgb, .. other]));
    }

    [Fact]
    public async Task A_photo_in_every_way()
    {
        await using RestServer server = await RestServer.StartAsync();
        byte[] photo = await File.ReadAllBytesAsync("chelsea.jpg");
        float[] expected = Expected(session => session.Run(RgbImage.Load("chelsea.jpg").Fit(17, 17).Rgb));
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, photo.Length);

        Assert.Equal(expected, await Floats(server, "BYTES", "[1]", [.. length, .. photo]));
        JsonElement json = await RestServer.JsonAsync(await server.PostAsync($$"""{"inputs":[{"name":"input","shape":[1],"datatype":"BYTES","data":["{{Convert.ToBase64String(photo)}}"]}]}"""));
        Assert.Equal(expected, json.GetProperty("outputs")[0].GetProperty("data").EnumerateArray().Select(value => value.GetSingle()).ToArray());

        // The whole body is the photo: curl --data-binary.
        HttpResponseMessage raw = await server.PostAsync("", photo, "0");
        byte[] body = await raw.Content.ReadAsByteArrayAsync();
        int start = int.Parse(raw.Headers.GetValues("Inference-Header-Content-Length").Single(), System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(expected, MemoryMarshal.Cast<byte, float>(body.AsSpan(start, 16)).ToArray());
    }

    [Fact]
    public async Task Classes_by_name()
    {
        await using RestServer server = await RestServer.StartAsync();
        string data = string.Join(",", Rgb);
        JsonElement answer = await RestServer.JsonAsync(await server.PostAsync($$"""{"inputs":[{"name":"input","shape":[1,17,17,3],"datatype":"UINT8","data":[{{data}}]}],"outputs":[{"name":"probabilities","parameters":{"classification":2} } ] }"""));
        JsonElement output = answer.GetProperty("outputs")[0];
        float[] expected = Expected(session => session.Run(Rgb));
        int best = Array.IndexOf(expected, expected.Max());

        Assert.Equal("BYTES", output.GetProperty("datatype").GetString());
        Assert.Equal("[1,2]", output.GetProperty("shape").GetRawText());
        Assert.EndsWith(FormattableString.Invariant($":{best}:{Labels[best]}"), output.GetProperty("data")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Classes_that_nobody_names()
    {
        await using RestServer server = await RestServer.StartAsync(labels: []);
        JsonElement answer = await RestServer.JsonAsync(await server.PostAsync("{\"inputs\":[" + RestServer.Pixel + "],\"outputs\":[{\"name\":\"logits\",\"parameters\":{\"classification\":9}}]}"));
        string[] classes = [.. answer.GetProperty("outputs")[0].GetProperty("data").EnumerateArray().Select(value => value.GetString()!)];

        // The client image_client of Triton reads three parts, whether there are names or not.
        Assert.Equal(4, classes.Length);
        Assert.All(classes, text => Assert.Matches("^-?[0-9.]+:([0-3]):class \\1$", text));
    }

    [Fact]
    public async Task A_compressed_body()
    {
        await using RestServer server = await RestServer.StartAsync();
        using var zipped = new MemoryStream();
        await using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes($$"""{"inputs":[{"name":"input","shape":[1,17,17,3],"datatype":"UINT8","data":[{{string.Join(",", Rgb)}}]}]}"""));
        var content = new ByteArrayContent(zipped.ToArray());
        content.Headers.ContentEncoding.Add("gzip");

        Assert.Equal(HttpStatusCode.OK, (await server.Client.PostAsync("/v2/models/tiny/infer", content)).StatusCode);
    }

    [Fact]
    public async Task Statistics_count_images()
    {
        await using RestServer server = await RestServer.StartAsync();
        await Floats(server, "UINT8", "[2,17,17,3]", [.. Rgb, .. Rgb]);
        JsonElement stats = (await RestServer.JsonAsync(await server.Client.GetAsync("/v2/models/tiny/stats"))).GetProperty("model_stats")[0];

        Assert.Equal(2, stats.GetProperty("inference_count").GetInt64());
        Assert.Equal(1, stats.GetProperty("inference_stats").GetProperty("success").GetProperty("count").GetInt64());
        Assert.NotEqual(0, stats.GetProperty("inference_stats").GetProperty("compute_infer").GetProperty("ns").GetInt64());
    }

    [Fact]
    public async Task The_repository_unloads_and_loads()
    {
        await using RestServer server = await RestServer.StartAsync(options => options.AllowRepositoryControl = true);
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync("{}", "/v2/repository/models/tiny/unload")).StatusCode);
        await RestServer.RequireErrorAsync(await server.Client.GetAsync("/v2/models/tiny/ready"), 503, "not ready");
        await RestServer.RequireErrorAsync(await server.PostAsync("{}"), 503, "Model 'tiny' is not ready");
        Assert.Contains("UNAVAILABLE", await (await server.PostAsync("{}", "/v2/repository/index")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync("{}", "/v2/repository/models/tiny/load")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/v2/health/ready")).StatusCode);
    }

    private delegate ReadOnlySpan<float> Running(Tiny.Session session);

    private static float[] Expected(Running run)
    {
        using Tiny.Session session = Tiny.Load(SyntheticWeights.For(Tiny.Description)).CreateSession();
        return run(session).ToArray();
    }

    private static async Task<float[]> Floats(RestServer server, string datatype, string shape, byte[] tensor)
    {
        HttpResponseMessage response = await server.PostAsync($$"""{"inputs":[{"name":"input","shape":{{shape}},"datatype":"{{datatype}}","parameters":{"binary_data_size":{{tensor.Length}} } } ],"outputs":[{"name":"probabilities"}]}""", tensor);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await RestServer.JsonAsync(response)).GetProperty("outputs")[0].GetProperty("data").EnumerateArray().Select(value => value.GetSingle()).ToArray();
    }
}
