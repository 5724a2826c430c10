using System.Threading.Tasks;
using InceptionGen.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InceptionGen.Playground.Tests.Page;

/// <summary>What the tests do on the page again and again.</summary>
internal static class Playing
{
    /// <summary>Starts the runtime, which takes a while on a busy machine.</summary>
    private static readonly LocatorAssertionsToHaveTextOptions Patiently = new() { Timeout = 60_000 };

    /// <summary>Opens a table and waits until it is checked.</summary>
    public static async Task<OpenPage> OpenAsync(this PublishedPage published, Browser browser, string fragment = "", BrowserNewContextOptions? options = null)
    {
        OpenPage open = await browser.OpenAsync(published.Address, options, fragment);
        open.Page.SetDefaultTimeout(60_000);
        await Expect(open.Page.Locator("#speed")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Checked in"), Patiently);
        await Expect(open.Page.Locator("#grids [data-place]").First).ToBeAttachedAsync();
        return open;
    }

    /// <summary>A cell of the rows of a table of the text.</summary>
    public static ILocator Cell(this OpenPage open, int row, int column, int part = 0) => open.Page.Locator($"[data-place='{part},2,{row},{column}']");

    /// <summary>Waits for what is said of the whole table.</summary>
    public static Task CountAsync(this OpenPage open, string words) => Expect(open.Page.Locator("#count")).ToHaveTextAsync(words, Patiently);

    /// <summary>Writes another text into a cell as somebody at the keyboard does.</summary>
    public static async Task TypeAsync(this OpenPage open, int row, int column, string text)
    {
        await open.Cell(row, column).FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        await open.Page.Keyboard.PressAsync("Control+A");
        await open.Page.Keyboard.TypeAsync(text);
    }
}
