using System.Text.RegularExpressions;
using System.Threading.Tasks;
using InceptionGen.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InceptionGen.Playground.Tests.Page;

/// <summary>What is wrong is shown while one types. Each test also fails on a message in the console, and on a request to another host.</summary>
[Collection(nameof(PublishedPage))]
public sealed class CheckingTests(PublishedPage published, Browser browser)
{
    private const string AsPrinted = "#table=googlenet_table1", Clean = "Nothing is wrong: every size and count agrees.";

    [BrowserFact]
    public async Task It_opens_with_the_nine_misprints_of_the_first_table()
    {
        await using OpenPage open = await published.OpenAsync(browser);
        await open.CountAsync("11 warnings.");
        await Expect(open.Page.Locator("#list > li").Filter(new() { HasTextRegex = new Regex("ING30[23]") })).ToHaveCountAsync(9);
        await Expect(open.Page.Locator("[data-wrong=warning]").Filter(new() { HasTextRegex = new Regex("[KM]$") })).ToHaveCountAsync(9);
    }

    [BrowserFact]
    public async Task A_wrong_cell_is_red_while_it_is_typed_and_its_fix_repairs_it()
    {
        await using OpenPage open = await published.OpenAsync(browser, AsPrinted);
        await open.TypeAsync(row: 5, column: 2, "28x28x486");
        await open.CountAsync("1 error, 11 warnings.");
        ILocator cell = open.Cell(5, 2);
        await Expect(cell).ToHaveAttributeAsync("data-wrong", "error");
        await Expect(cell).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(open.Page.Locator("#" + await cell.GetAttributeAsync("aria-describedby"))).ToContainTextAsync("28x28x480");

        await open.Page.Keyboard.PressAsync("Enter");
        await Expect(open.Page.Locator("#spoken")).ToHaveTextAsync("1 error, 11 warnings.");
        ILocator item = open.Page.Locator("#list > .error");
        await Expect(item.Locator("del").First).ToHaveTextAsync("28x28x486");
        await Expect(item.Locator("ins").First).ToHaveTextAsync("28x28x480");
        await item.GetByRole(AriaRole.Button, new() { Name = "Set the cell to '28x28x480'" }).ClickAsync();
        await open.CountAsync("11 warnings.");
        await Expect(cell).ToHaveTextAsync("28x28x480");
        await Expect(cell).ToBeFocusedAsync();
        await Expect(cell).Not.ToHaveAttributeAsync("aria-invalid", "true");
    }

    [BrowserFact]
    public async Task The_text_shows_the_same_with_numbers_of_lines()
    {
        await using OpenPage open = await published.OpenAsync(browser, "#table=googlenet&view=text");
        await open.CountAsync(Clean);
        ILocator text = open.Page.Locator("#text");
        string table = await text.InputValueAsync();
        await text.FillAsync(table.Replace("14x14x528", "14x14x538", System.StringComparison.Ordinal));
        await open.CountAsync("1 error.");
        await Expect(open.Page.Locator(".marks mark.error")).ToHaveTextAsync("14x14x538");
        await Expect(open.Page.Locator(".gutter .error")).ToHaveTextAsync("35");
        await Expect(open.Page.Locator("#list .go")).ToHaveTextAsync(new Regex("line 35"));
        await open.Page.Locator("#list .go").ClickAsync();
        Assert.Equal("14x14x538", await open.Page.EvaluateAsync<string>("document.getElementById('text').value.slice(document.getElementById('text').selectionStart, document.getElementById('text').selectionEnd)"));

        await open.Page.GetByText("Grid", new() { Exact = true }).ClickAsync();
        await Expect(open.Cell(12, 4)).ToHaveAttributeAsync("data-wrong", "error");
    }

    [BrowserFact]
    public async Task A_broken_table_never_breaks_the_page()
    {
        await using OpenPage open = await published.OpenAsync(browser, "#view=text");
        ILocator text = open.Page.Locator("#text");
        foreach (string broken in (string[])["", ",,,\n,,", "type", "\"", "# module: a\n# module: b", "{\"rows\": [", "<svg onload=alert(1)>,type\n<b>x</b>,1", "type,output size\n" + new string('x', 3000)])
        {
            await text.FillAsync(broken);
            await Expect(open.Page.Locator("#count")).ToHaveTextAsync(new Regex(@"\d+ error"));
        }

        await text.FillAsync("# input: 32x32x3\n# padding: same\ntype,patch size/stride,output size\nconvolution,3x3/1,32x32x16\n");
        await open.CountAsync(Clean);
        await Expect(open.Page.Locator("#failure")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task All_that_is_certain_is_fixed_at_once_and_taken_back_at_once()
    {
        await using OpenPage open = await published.OpenAsync(browser, "#table=googlenet");
        await open.TypeAsync(row: 7, column: 4, "28x28x486");
        await open.Page.Keyboard.PressAsync("Enter");
        await open.TypeAsync(row: 9, column: 4, "14x14x511");
        await open.Page.Keyboard.PressAsync("Enter");
        await open.CountAsync("2 errors.");
        await open.Page.Locator("#fix-all").ClickAsync();
        await open.CountAsync(Clean);
        await open.Page.Locator("#undo").ClickAsync();
        await open.CountAsync("2 errors.");
        await open.Page.Locator("#redo").ClickAsync();
        await open.CountAsync(Clean);
    }

    [BrowserFact]
    public async Task A_file_that_the_server_does_not_have_is_named()
    {
        // The loader writes to the console as well, which does not count against the page.
        OpenPage open = await browser.OpenAsync(published.BrokenAddress);
        await Expect(open.Page.Locator("#failure")).ToHaveTextAsync(
            new Regex(@"^The checker cannot be loaded: /try/broken/_framework/InceptionGen\.Language\..+\.wasm is missing or damaged\. Copy the published folder as a whole"), new() { Timeout = 60_000 });
        await open.Page.Context.DisposeAsync();
    }
}
