using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using InceptionGen.Imaging;

namespace InceptionGen.Serve.Tests.Endpoints;

/// <summary>The page as a browser without scripts gets it.</summary>
[Collection(ServerCollection.Name)]
public sealed partial class PageTests(PageServer server)
{
    [Fact]
    public async Task A_posted_form_gets_the_five_likeliest_classes()
    {
        (HttpResponseMessage response, string body) = await server.AskAsync("/", Photos.Chelsea, "googlenet");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using GoogLeNet.Session session = GoogLeNet.Load(SyntheticWeights.For(GoogLeNet.Description)).CreateSession();
        float[] scores = session.Run(RgbImage.Load(Photos.ChelseaPath).Fit(224, 224).Rgb).ToArray();
        string[] expected = [.. Enumerable.Range(0, scores.Length).OrderByDescending(place => scores[place]).Take(5).Select(place => FormattableString.Invariant($"class {place}"))];
        Assert.Equal(expected, Label().Matches(body).Select(match => match.Groups[1].Value));
        Assert.Contains("<title>", body, StringComparison.Ordinal);
        Assert.DoesNotContain("data-network=\"torchvision\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_example_photo_is_a_button_of_the_form()
    {
        string page = await server.Client.GetStringAsync("/");
        foreach (string file in Example().Matches(page).Select(match => match.Groups[1].Value))
        {
            using var form = new MultipartFormDataContent { { new StringContent(file), "example" }, { new StringContent("torchvision"), "model" } };
            using HttpResponseMessage response = await server.Client.PostAsync("/", form);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            using HttpResponseMessage photo = await server.Client.GetAsync("/photos/" + file);
            Assert.Equal(HttpStatusCode.OK, photo.StatusCode);
        }

        Assert.Equal(6, Example().Count(page));
    }

    [Fact]
    public async Task The_photo_as_the_network_gets_it_gives_the_same_answer()
    {
        (_, string first) = await server.AskAsync("/page/answer", Photos.Chelsea, "googlenet");
        (_, string second) = await server.AskAsync("/page/answer", Convert.FromBase64String(WebUtility.HtmlDecode(Seen().Match(first).Groups[1].Value)), "googlenet");

        Assert.Equal(5, Score().Count(first));
        Assert.Equal(Score().Matches(first).Select(match => match.Value), Score().Matches(second).Select(match => match.Value));
    }

    [Fact]
    public async Task Every_row_of_the_table_has_its_time_and_map()
    {
        (_, string body) = await server.AskAsync("/page/answer", Photos.Chelsea, "googlenet");

        StageInfo[] rows = [.. GoogLeNet.Description.Stages.Where(stage => stage.Head.Length == 0)];
        Assert.Equal(rows.Select(row => row.Index), Row().Matches(body).Select(match => int.Parse(match.Groups[1].Value, null)));
        Assert.Equal(rows.Count(row => row.Operations is not [DropoutInfo]), Time().Count(body));
        Assert.Equal(rows.Count(row => row.Output.Height > 1), Map().Count(body));
        Assert.Contains("""<td class="number">96</td><td class="number">128</td><td class="number">16</td><td class="number">32</td><td class="number">32</td>""", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_inline_runs_and_nothing_comes_from_elsewhere()
    {
        (HttpResponseMessage response, string body) = await server.AskAsync("/", Photos.Chelsea);

        string policy = string.Join(' ', response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("""\s(style|on[a-z]+)=|https?://""", body);
        Assert.All(Script().Matches(body), match => Assert.Equal("""<script type="module" src="/page/page.js"></script>""", match.Value));
    }

    [Theory]
    [InlineData("/page/page.css", "text/css")]
    [InlineData("/page/page.js", "text/javascript")]
    [InlineData("/page/icon.svg", "image/svg+xml")]
    [InlineData("/pictures/googlenet.svg", "image/svg+xml")]
    [InlineData("/pictures/googlenet_torchvision.svg", "image/svg+xml")]
    public async Task The_server_has_all_that_the_page_needs(string path, string type)
    {
        using HttpResponseMessage response = await server.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
    }

    [GeneratedRegex("""<span class="label">([^<]+)</span>""")]
    private static partial Regex Label();

    [GeneratedRegex("""name="example" value="([^"]+)">""")]
    private static partial Regex Example();

    [GeneratedRegex("""class="seen" src="data:image/png;base64,([^"]+)" """)]
    private static partial Regex Seen();

    [GeneratedRegex("""data-place="\d+" data-score="[^"]+""")]
    private static partial Regex Score();

    [GeneratedRegex("""data-row="(\d+)""")]
    private static partial Regex Row();

    [GeneratedRegex("""<span>[0-9.]+ ms</span>""")]
    private static partial Regex Time();

    [GeneratedRegex("""<img class="map" """)]
    private static partial Regex Map();

    [GeneratedRegex("""<script.*?</script>""", RegexOptions.Singleline)]
    private static partial Regex Script();
}
