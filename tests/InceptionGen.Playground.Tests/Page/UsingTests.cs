using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using InceptionGen.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InceptionGen.Playground.Tests.Page;

/// <summary>Everything that can be done on the page. Each test also fails on a message in the console, and on a request to another host.</summary>
[Collection(nameof(PublishedPage))]
public sealed class UsingTests(PublishedPage published, Browser browser)
{
    private const string Clean = "Nothing is wrong: every size and count agrees.";

    [BrowserFact]
    public async Task Every_state_is_accessible_in_the_light_and_in_the_dark()
    {
        foreach (ColorScheme scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await using OpenPage open = await published.OpenAsync(browser, "#table=googlenet_table1&with=bn_inception_fig5", new() { ColorScheme = scheme });
            await open.TypeAsync(row: 5, column: 2, "28x28x486");
            await open.Page.Keyboard.PressAsync("Enter");
            await open.CountAsync("1 error, 11 warnings.");
            await Expect(open.Page.Locator("#difference .rows > li").First).ToBeVisibleAsync();
            await Expect(open.Page.Locator("#numbers tbody tr")).ToHaveCountAsync(19);
            await open.RequireAccessibleAsync();
            await open.Page.Locator("#downloads summary").ClickAsync();
            await open.Page.Locator("#cell .menu summary").ClickAsync();
            await open.RequireAccessibleAsync();
            await open.Page.Keyboard.PressAsync("Escape");
            await open.Page.GetByText("Text", new() { Exact = true }).ClickAsync();
            await Expect(open.Page.Locator(".marks mark.error")).ToBeVisibleAsync();
            await open.RequireAccessibleAsync();
        }
    }

    [BrowserFact]
    public async Task A_narrow_window_has_it_all()
    {
        await using OpenPage open = await published.OpenAsync(browser, "#table=inception_v4&with=inception_v4_paper", new() { ViewportSize = new() { Width = 320, Height = 640 } });
        await open.RequireFittingAsync();
        await open.TypeAsync(row: 3, column: 3, "73x73x161");
        await open.Page.Keyboard.PressAsync("Enter");
        await open.CountAsync("1 error.");
        await Expect(open.Page.Locator("#difference .rows > li").First).ToBeVisibleAsync();
        await open.RequireFittingAsync();
        await open.RequireAccessibleAsync();
        await open.Page.GetByText("Text", new() { Exact = true }).ClickAsync();
        await open.RequireFittingAsync();
        await open.RequireAccessibleAsync();
    }

    [BrowserFact]
    public async Task The_keyboard_alone_is_enough()
    {
        await using OpenPage open = await published.OpenAsync(browser, "#table=googlenet");
        IKeyboard keyboard = open.Page.Keyboard;
        for (int presses = 0; await open.Page.EvaluateAsync<string?>("document.activeElement.dataset.place") is not ("0,2,0,0" or "0,1,0,0"); presses++)
        {
            Assert.True(presses < 30, "Tab does not reach the rows");
            await keyboard.PressAsync("Tab");
        }

        await open.Cell(0, 0).FocusAsync();
        for (int moves = 0; moves < 7; moves++) await keyboard.PressAsync("ArrowDown");
        for (int moves = 0; moves < 4; moves++) await keyboard.PressAsync("ArrowRight");
        await Expect(open.Cell(7, 4)).ToBeFocusedAsync();
        await keyboard.PressAsync("F2");
        await keyboard.PressAsync("End");
        await keyboard.PressAsync("Backspace");
        await keyboard.PressAsync("6");
        await open.CountAsync("1 error.");
        await keyboard.PressAsync("Escape");
        await open.CountAsync(Clean);
        await Expect(open.Cell(7, 4)).ToHaveTextAsync("28x28x480");
        await Expect(open.Page.Locator("#undo")).ToBeDisabledAsync();

        await keyboard.TypeAsync("28x28x486");
        await keyboard.PressAsync("Tab");
        await Expect(open.Cell(7, 5)).ToBeFocusedAsync();
        await open.CountAsync("1 error.");
        await keyboard.PressAsync("Control+z");
        await open.CountAsync(Clean);
        await keyboard.PressAsync("Control+y");
        await open.CountAsync("1 error.");
        await keyboard.PressAsync("ArrowLeft");
        await keyboard.PressAsync("Delete");
        await Expect(open.Cell(7, 4)).ToHaveTextAsync("");
        await keyboard.PressAsync("Control+z");
        await keyboard.PressAsync("Control+z");
        await open.CountAsync(Clean);

        await keyboard.PressAsync("Alt+ArrowUp");
        await Expect(open.Cell(6, 0)).ToHaveTextAsync("inception (3b)");
        await Expect(open.Cell(6, 4)).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Cells_of_a_spreadsheet_are_pasted_and_rows_are_added()
    {
        await using OpenPage open = await published.OpenAsync(browser, "#table=tiny");
        await open.Cell(6, 0).FocusAsync();
        await open.Page.EvaluateAsync("""
            text => {
              const data = new DataTransfer();
              data.setData("text/plain", text);
              document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """, "max pool\t1x1/1\r\nsoftmax\t\t1x1x10\r\n");
        await Expect(open.Cell(6, 1)).ToHaveTextAsync("1x1/1");
        await Expect(open.Cell(7, 2)).ToHaveTextAsync("1x1x10");
        await Expect(open.Page.Locator("tr.new [data-place='0,2,8,0']")).ToBeAttachedAsync();

        await open.Cell(6, 0).FocusAsync();
        await open.Page.Locator("#cell .menu summary").ClickAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Delete the row" }).ClickAsync();
        await Expect(open.Cell(6, 0)).ToHaveTextAsync("softmax");
        await open.Cell(0, 0).FocusAsync();
        await open.Page.Locator("#cell .menu summary").ClickAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Add a column after this" }).ClickAsync();
        await Expect(open.Page.Locator("#grids input")).ToBeFocusedAsync();
        await open.Page.Keyboard.TypeAsync("name");
        await open.Page.Keyboard.PressAsync("Enter");
        await Expect(open.Page.Locator("[data-place='0,1,0,1']")).ToHaveTextAsync("name");
        await Expect(open.Cell(0, 2)).ToHaveTextAsync("3x3/1");
    }

    [BrowserFact]
    public async Task A_link_shows_what_its_sender_saw()
    {
        string link;
        await using (OpenPage open = await published.OpenAsync(browser, "#table=googlenet", new() { Permissions = ["clipboard-read", "clipboard-write"] }))
        {
            await open.Page.Locator("#other").SelectOptionAsync("googlenet_torchvision");
            await open.TypeAsync(row: 7, column: 4, "28x28x486");
            await open.Page.Keyboard.PressAsync("Enter");
            await open.CountAsync("1 error.");
            await open.Page.Locator("#share").ClickAsync();
            await Expect(open.Page.Locator("#said")).ToHaveTextAsync(new Regex("The link is copied"));
            link = await open.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
            Assert.InRange(link.Length, 500, 3000);
        }

        await using OpenPage other = await published.OpenAsync(browser, link[link.IndexOf('#', System.StringComparison.Ordinal)..]);
        await other.CountAsync("1 error.");
        await Expect(other.Cell(7, 4)).ToHaveTextAsync("28x28x486");
        await Expect(other.Page.Locator("#other")).ToHaveValueAsync("googlenet_torchvision");
        await Expect(other.Page.Locator("#difference .changed").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task In_a_frame_there_is_the_table_and_what_is_wrong()
    {
        await using OpenPage open = await published.OpenAsync(browser, "#table=tiny&embed=1");
        await Expect(open.Page.Locator("body > header p")).ToBeHiddenAsync();
        await Expect(open.Page.Locator("#network")).ToBeHiddenAsync();
        await open.TypeAsync(row: 2, column: 2, "16x16x40");
        await open.CountAsync("1 error.");
        await Expect(open.Page).ToHaveURLAsync(new Regex("embed=1"));
        await open.RequireAccessibleAsync();
    }

    [BrowserFact]
    public async Task A_damaged_link_opens_the_first_table()
    {
        foreach (string fragment in (string[])["#text=AAAA", "#text=%%%", "#table=nonsense"])
        {
            await using OpenPage open = await published.OpenAsync(browser, fragment);
            await open.CountAsync("11 warnings.");
        }
    }

    [BrowserFact]
    public async Task The_table_is_saved_as_files()
    {
        await using OpenPage open = await published.OpenAsync(browser, "#table=googlenet");
        string csv = await SavedAsync(open, "The table as CSV", "googlenet.csv"), json = await SavedAsync(open, "The table as JSON", "googlenet.json");
        Assert.StartsWith("# network: GoogLeNet\n", await File.ReadAllTextAsync(csv), System.StringComparison.Ordinal);
        Assert.StartsWith("{\n  \"network\": \"GoogLeNet\"", await File.ReadAllTextAsync(json), System.StringComparison.Ordinal);
        Assert.Contains("<svg", await File.ReadAllTextAsync(await SavedAsync(open, "The picture", "googlenet.svg")), System.StringComparison.Ordinal);
        using (ZipArchive archive = ZipFile.OpenRead(await SavedAsync(open, "A C# project", "googlenet.zip"))) Assert.Contains(archive.Entries, entry => entry.Name == "Program.cs");

        await open.Page.Locator("#file").SetInputFilesAsync(json);
        await open.CountAsync(Clean);
        await Expect(open.Page.Locator("#about")).ToContainTextAsync("A table in JSON is edited as text.");
        await Expect(open.Page.Locator("#start")).ToHaveValueAsync("own");
    }

    [BrowserFact]
    public async Task The_network_and_its_picture_follow_the_table()
    {
        await using OpenPage open = await published.OpenAsync(browser, "#table=tiny");
        await Expect(open.Page.Locator("#numbers tbody tr")).ToHaveCountAsync(6);
        string? before = await open.Page.Locator("#drawn img").GetAttributeAsync("src");
        Assert.StartsWith("blob:", before, System.StringComparison.Ordinal);
        await open.TypeAsync(row: 2, column: 5, "32");
        await Expect(open.Page.Locator("#numbers tbody tr").Nth(2)).ToContainTextAsync("16x16x56");
        await Expect(open.Page.Locator("#drawn img")).Not.ToHaveAttributeAsync("src", before!);
        Assert.True(await open.Page.EvaluateAsync<bool>("(async () => { const image = document.querySelector('#drawn img'); await image.decode(); return image.naturalWidth > 100; })()"));

        await open.Page.Locator("#other").SelectOptionAsync("own");
        await Expect(open.Page.Locator("#difference")).ToContainTextAsync("3 rows of 6 differ.");
        await open.Page.Locator("#paper").CheckAsync();
        await Expect(open.Page.Locator("#numbers thead")).ToContainTextAsync("printed output");
    }

    private static async Task<string> SavedAsync(OpenPage open, string button, string name)
    {
        await open.Page.Locator("#downloads summary").ClickAsync();
        IDownload download = await open.Page.RunAndWaitForDownloadAsync(() => open.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync());
        Assert.Equal(name, download.SuggestedFilename);
        string path = Path.Combine(Directory.CreateTempSubdirectory("inceptiongen-").FullName, name);
        await download.SaveAsAsync(path);
        return path;
    }
}
