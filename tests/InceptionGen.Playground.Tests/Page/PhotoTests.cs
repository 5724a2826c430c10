using System.Globalization;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using InceptionGen.Playground.Tests.Photos;
using InceptionGen.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InceptionGen.Playground.Tests.Page;

/// <summary>"Run it on a photo". Each test also fails on a message in the console, and on a request to another host.</summary>
[Collection(nameof(PublishedPage))]
public sealed class PhotoTests(PublishedPage published, Browser browser)
{
    // A second runtime starts, and an interpreter computes a billion and a half products, on a machine that other tests share.
    private const int Patience = 240_000;

    [BrowserFact]
    public async Task The_first_table_and_GoogLeNet_see_in_a_photo_what_the_tool_sees()
    {
        await using OpenPage open = await published.OpenAsync(browser, "#table=tiny");
        await open.Page.Locator("#photo-file").SetInputFilesAsync(Samples.Photo);
        await SeesAsync(open, "tiny");
        await Expect(open.Page.Locator("#answer")).ToContainTextAsync("with synthetic weights, which recognise nothing");

        await open.Page.Locator("#start").SelectOptionAsync("googlenet");
        await Expect(open.Page.Locator("#classes > li")).ToHaveCountAsync(0);
        await SeesAsync(open, "googlenet");
        await open.RequireAccessibleAsync();
    }

    [BrowserFact]
    public async Task Weights_come_from_a_file_and_those_that_do_not_fit_are_refused()
    {
        await using OpenPage open = await published.OpenAsync(browser, "#table=tiny", new() { ColorScheme = ColorScheme.Dark, ViewportSize = new() { Width = 320, Height = 640 } });
        ILocator answer = open.Page.Locator("#answer");
        await open.Page.Locator("#photo-file").SetInputFilesAsync(Samples.Photo);
        await open.Page.Locator("#weights-file").SetInputFilesAsync(new FilePayload { Name = "tiny.safetensors", MimeType = "", Buffer = Samples.Weights("tiny") });
        await SeesAsync(open, "tiny");
        await Expect(answer).Not.ToContainTextAsync("synthetic");
        await open.RequireFittingAsync();
        await open.RequireAccessibleAsync();

        await open.TypeAsync(row: 4, column: 2, "1x1x12");
        await open.Page.Keyboard.PressAsync("Enter");
        await open.CountAsync("1 error.");
        await Expect(open.Page.Locator("#run")).ToBeDisabledAsync();
        await Expect(open.Page.Locator("#why")).ToHaveTextAsync("The table has errors; fix them first.");
        await open.TypeAsync(row: 5, column: 2, "1x1x12");
        await open.Page.Keyboard.PressAsync("Enter");
        await open.Page.Locator("#run").ClickAsync();
        await Expect(answer).ToContainTextAsync("linear.weight", new() { Timeout = Patience });
        await Expect(answer).ToContainTextAsync("tiny.safetensors");
        await Expect(answer).ToHaveClassAsync("refusal");
        await open.RequireFittingAsync();
        await open.RequireAccessibleAsync();

        await open.Page.Locator("#synthetic").ClickAsync();
        await Expect(open.Page.Locator("#weights-file")).ToBeFocusedAsync();
        await open.Page.Locator("#photo-file").SetInputFilesAsync(new FilePayload { Name = "notes.txt", MimeType = "text/plain", Buffer = [1, 2, 3] });
        await open.Page.Locator("#run").ClickAsync();
        await Expect(answer).ToContainTextAsync("notes.txt", new() { Timeout = Patience });
    }

    [BrowserFact]
    public async Task A_run_is_stopped_and_another_begun_by_the_keyboard_while_the_checker_answers()
    {
        // A large network: the run goes on for longer than what follows takes.
        await using OpenPage open = await published.OpenAsync(browser, "#table=inception_v4");
        await Expect(open.Page.Locator("#run")).ToBeEnabledAsync();
        // The browser is told first that a test answers the dialog: a key that comes before that opens a dialog that nobody sees.
        Task<IFileChooser> chooser = open.Page.WaitForFileChooserAsync();
        await open.Page.Locator("#run").FocusAsync();
        await Expect(open.Page.Locator("#run")).ToBeFocusedAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        await (await chooser).SetFilesAsync(Samples.Photo);
        await Expect(open.Page.Locator("#computing")).ToBeVisibleAsync();
        await open.RequireAccessibleAsync();
        await open.TypeAsync(row: 3, column: 3, "73x73x161");
        await open.CountAsync("1 error.");
        await open.Page.Keyboard.PressAsync("Escape");
        await open.Page.Locator("#stop").FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        await Expect(open.Page.Locator("#answer")).ToHaveTextAsync("Stopped.");
        await Expect(open.Page.Locator("#run")).ToBeFocusedAsync();

        await open.Page.Locator("#start").SelectOptionAsync("tiny");
        await Expect(open.Cell(0, 0)).ToHaveTextAsync("convolution");
        await SeesAsync(open, "tiny");
    }

    private static async Task SeesAsync(OpenPage open, string id)
    {
        await open.Page.Locator("#run").ClickAsync();
        ILocator best = open.Page.Locator("#classes > li").First;
        await Expect(best).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(open.Page.Locator("#classes > li")).ToHaveCountAsync(5);
        (int index, float probability) = Samples.Best(id);
        Assert.Equal(index.ToString(CultureInfo.InvariantCulture), await best.GetAttributeAsync("data-class"));
        Assert.Equal(probability, float.Parse((await best.GetAttributeAsync("data-probability"))!, CultureInfo.InvariantCulture), 1e-3f);
        await Expect(open.Page.Locator("#answer")).ToHaveTextAsync(new Regex(@"chelsea\.jpg: .*\d %\. It took [\d.]+ s in this browser"));
    }
}
