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
    public async Task The_papers_printed_values_are_beside_the_computed_ones_and_its_nine_wrong_counts_are_said()
    {
        (_, string body) = await server.AskAsync("/page/answer", Photos.Chelsea, "googlenet");

        Assert.Equal(
            [
                "the filters give 9,408 weights (9.2K), the cell says 2.7K", "the filters give 118,013,952 multiply-adds (118M), the cell says 34M",
                "the filters give 375,552 weights (367K), the cell says 364K", "the filters give 509,440 weights (498K), the cell says 463K",
                "the filters give 604,672 weights (591K), the cell says 580K", "the filters give 867,328 weights (847K), the cell says 840K",
                "the filters give 1,042,432 weights (1018K), the cell says 1072K", "the filters give 51,079,168 multiply-adds (51M), the cell says 54M",
                "the filters give 1,442,816 weights (1409K), the cell says 1388K",
            ],
            Remark().Matches(body).Select(match => match.Groups[1].Value.Split(": ")[1]));
        Assert.Contains("""<td class="number">160K<span class="printed"><span class="hidden">, printed: </span>159K</span></td>""", body, StringComparison.Ordinal);
        Assert.Equal(9, WrongCell().Count(body));
        Assert.Equal(19, PrintedSize().Count(body));

        (_, string other) = await server.AskAsync("/page/answer", Photos.Chelsea, "torchvision");
        Assert.DoesNotContain("class=\"printed", other, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_of_ones_own_is_shown_with_what_it_prints()
    {
        await using OwnServer own = await OwnServer.StartAsync();
        string page = await own.Client.GetStringAsync(new Uri("/", UriKind.Relative));

        Assert.Contains("8×8×8<span class=\"printed\"><span class=\"hidden\">, printed: </span>8x8x8</span>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"remarks\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_picture_counts_as_the_page_does()
    {
        string page = WebUtility.HtmlDecode(await server.Client.GetStringAsync(new Uri("/", UriKind.Relative)));
        string picture = await server.Client.GetStringAsync(new Uri("/pictures/googlenet.svg", UriKind.Relative));

        Match counts = PictureCounts().Match(picture);
        Assert.Contains($"{counts.Groups[1].Value}{counts.Groups[2].Value} parameters, {counts.Groups[3].Value}{counts.Groups[4].Value} multiply-adds. Auxiliary classifiers, which predictions do not need, have {counts.Groups[5].Value}{counts.Groups[6].Value} parameters more.", page, StringComparison.Ordinal);
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

    [GeneratedRegex("""<li id="remark-0-\d+">([^<]+)</li>""")]
    private static partial Regex Remark();

    [GeneratedRegex("""class="printed wrong".*?<a href="#remark-0-\d+" aria-label="Remark \d+">\d+</a>""")]
    private static partial Regex WrongCell();

    [GeneratedRegex("""printed: </span>\d+x\d+x\d+""")]
    private static partial Regex PrintedSize();

    [GeneratedRegex("""([\d.]+) (\w) parameters, ([\d.]+) (\w) multiply-adds; auxiliary classifiers have ([\d.]+) (\w) parameters more""")]
    private static partial Regex PictureCounts();

    [GeneratedRegex("""<script.*?</script>""", RegexOptions.Singleline)]
    private static partial Regex Script();
}
