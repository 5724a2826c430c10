using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;

namespace InceptionGen.Serve.Tests.Endpoints;

/// <summary>What is wrong is said on the page.</summary>
[Collection(ServerCollection.Name)]
public sealed class RefusalTests(PageServer server)
{
    // A PNG header that promises 60,000 x 60,000 pixels.
    private static readonly byte[] Bomb = Convert.FromHexString("89504E470D0A1A0A0000000D494844520000EA600000EA6008020000000FB0E215");

    [Fact]
    public async Task A_file_that_is_not_a_photo() => await Expect("text", HttpStatusCode.BadRequest, Encoding.UTF8.GetBytes("not a photo"), "cannot be read");

    [Fact]
    public async Task A_photo_that_ends_early() => await Expect("cut", HttpStatusCode.BadRequest, Photos.Chelsea[..400], "cannot be read");

    [Fact]
    public async Task A_photo_of_too_many_pixels() => await Expect("bomb", HttpStatusCode.RequestEntityTooLarge, Bomb, "60000x60000 pixels");

    [Fact]
    public async Task An_empty_form()
    {
        using var form = new MultipartFormDataContent { { new StringContent("googlenet"), "model" } };
        using HttpResponseMessage response = await server.Client.PostAsync("/", form);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("There was no photo. Choose one, then ask.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_was_cut_off()
    {
        using var form = new ByteArrayContent([.. Encoding.ASCII.GetBytes("--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n\r\n"), .. Photos.Chelsea[..400]]);
        form.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        using HttpResponseMessage response = await server.Client.PostAsync("/", form);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("The form was cut off", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_form()
    {
        using HttpResponseMessage response = await server.Client.PostAsync("/", new ByteArrayContent(Photos.Chelsea));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData("/page/other/rows/1", "There is no network &#x27;other&#x27;. There are: googlenet, torchvision.")]
    [InlineData("/page/googlenet/rows/400", "googlenet has no row 400.")]
    [InlineData("/page/googlenet/rows/-1", "googlenet has no row -1.")]
    [InlineData("/page/googlenet/rows/23", "googlenet has no row 23.")]
    [InlineData("/page/googlenet/covered/1000", "googlenet has no class 1000.")]
    public async Task Something_that_is_not_there(string path, string message)
    {
        using HttpResponseMessage response = await server.Client.PostAsync(path, new ByteArrayContent(Photos.Chelsea));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains(message, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_network_that_is_not_there_is_named_and_escaped()
    {
        (HttpResponseMessage response, string body) = await server.AskAsync("/", Photos.Chelsea, "<script>alert(1)</script>");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("&lt;script&gt;alert(1)", body, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", body, StringComparison.Ordinal);
    }

    private async Task Expect(string what, HttpStatusCode status, byte[] photo, string message)
    {
        foreach (string path in (string[])["/", "/page/answer"])
        {
            (HttpResponseMessage response, string body) = await server.AskAsync(path, photo);
            Assert.True(status == response.StatusCode, $"{what}: {response.StatusCode}");
            Assert.Contains(message, body, StringComparison.Ordinal);
            Assert.Equal(path == "/", body.Contains("<form", StringComparison.Ordinal));
        }
    }
}
