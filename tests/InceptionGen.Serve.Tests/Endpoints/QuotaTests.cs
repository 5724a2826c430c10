using System;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;

namespace InceptionGen.Serve.Tests.Endpoints;

/// <summary>A client's quota counts what it asks the page for, and what it asks over the protocol, together.</summary>
public sealed class QuotaTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/page/answer")]
    [InlineData("/page/own/rows/0")]
    [InlineData("/page/own/covered/0")]
    [InlineData("/v2/models/own/infer")]
    public async Task A_request_uses_up_what_the_others_have(string first)
    {
        foreach (string second in (string[])["/", "/page/answer", "/page/own/rows/0", "/page/own/covered/0", "/v2/models/own/infer"])
        {
            await using OwnServer server = await OwnServer.StartAsync(OwnServer.Quota(1));
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(server, first)).StatusCode);
            HttpResponseMessage refused = await AskAsync(server, second);

            Assert.Equal((second, HttpStatusCode.TooManyRequests), (second, refused.StatusCode));
            Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
            string body = await refused.Content.ReadAsStringAsync();
            if (second[1..] is "" or "page/answer") Assert.Matches("<h2>One moment, please</h2><p>You have asked more often than this server allows. Wait \\d+ seconds, then ask again.</p>", body);
        }
    }

    [Fact]
    public async Task Looking_at_the_page_is_free()
    {
        await using OwnServer server = await OwnServer.StartAsync(OwnServer.Quota(1));
        for (int i = 0; i < 5; i++)
        {
            foreach (string path in (string[])["/", "/page/page.js", "/photos/chelsea.jpg", "/v2/models", "/metrics", "/health"])
                Assert.Equal((path, HttpStatusCode.OK), (path, (await server.Client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode));
        }

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(server, "/page/answer")).StatusCode);
    }

    private static Task<HttpResponseMessage> AskAsync(OwnServer server, string path)
    {
        if (path is "/" or "/page/answer") return server.Client.PostAsync(path, new MultipartFormDataContent { { new ByteArrayContent(Photos.Chelsea), "photo", "photo.jpg" } });
        var content = new ByteArrayContent(Photos.Chelsea);
        if (path.StartsWith("/v2", StringComparison.Ordinal)) content.Headers.Add("Inference-Header-Content-Length", "0");
        return server.Client.PostAsync(path, content);
    }
}
