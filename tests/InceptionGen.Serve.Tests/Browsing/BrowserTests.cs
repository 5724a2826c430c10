using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using InceptionGen.Hosting;
using InceptionGen.Tests.Browsing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using Serve.Page;
using static Microsoft.Playwright.Assertions;

namespace InceptionGen.Serve.Tests.Browsing;

/// <summary>The page in Chromium. Each test also fails on a message in the console, and on a request to another host.</summary>
[Collection(ServerCollection.Name)]
public sealed class BrowserTests(PageServer server, Browser browser) : IClassFixture<Browser>
{
    [BrowserFact]
    public async Task Every_state_is_accessible_in_the_light_and_in_the_dark()
    {
        foreach (ColorScheme scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await using OpenPage open = await browser.OpenAsync(server.Address, new() { ColorScheme = scheme });
            await open.RequireAccessibleAsync();
            await open.AskAsync();
            if (scheme == ColorScheme.Light) await open.RequireAccessibleAsync();
            await open.Page.Locator(".row-name button").Nth(6).ClickAsync();
            await open.Page.Locator(".sheet").WaitForAsync();
            await open.Page.Locator("input[value=map]").First.CheckAsync();
            await open.Page.Locator(".picture summary").First.ClickAsync();
            await open.Page.Locator("#load summary").ClickAsync();
            await open.Page.Locator(".facts").WaitForAsync();
            await open.RequireAccessibleAsync();
            await open.Page.Locator("#photo").SetInputFilesAsync(NotAPhoto);
            await open.Page.Locator(".error").WaitForAsync();
            await open.RequireAccessibleAsync();
        }
    }

    [BrowserFact]
    public async Task A_narrow_window_has_it_all()
    {
        await using OpenPage open = await browser.OpenAsync(server.Address, new() { ViewportSize = new() { Width = 320, Height = 640 } });
        await open.RequireFittingAsync();
        await open.AskAsync();
        await open.RequireFittingAsync();
        await open.Page.Locator(".row-name button").First.ClickAsync();
        await open.Page.Locator(".sheet").WaitForAsync();
        await open.RequireFittingAsync();
        await open.RequireAccessibleAsync();
    }

    [BrowserFact]
    public async Task The_keyboard_alone_is_enough()
    {
        await using OpenPage open = await browser.OpenAsync(server.Address);
        IPage page = open.Page;
        await TabTo(page, "name", "example");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".seen").First.WaitForAsync();

        await TabTo(page, "name", "class-0");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("[name=class-0]").Nth(1)).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("[data-network=googlenet] .heat-1")).ToBeVisibleAsync();

        await TabTo(page, "aria-expanded", "false");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[data-network=googlenet] .sheet").WaitForAsync();
        await Expect(page.Locator(":focus")).ToContainTextAsync("max pool");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".sheet")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task An_answer_is_spoken()
    {
        await using OpenPage open = await browser.OpenAsync(server.Address);
        await open.AskAsync();
        string spoken = await open.Page.Locator("#status[role=status]").InnerTextAsync();
        Assert.Matches(new Regex(@"googlenet sees: class \d+ [\d.]+ %, .*torchvision sees: class"), spoken);
    }

    [BrowserFact]
    public async Task Photos_are_chosen_dropped_pasted_and_taken()
    {
        await using OpenPage open = await browser.OpenAsync(server.Address, new() { Permissions = ["camera"] });
        IPage page = open.Page;
        string base64 = Convert.ToBase64String(await File.ReadAllBytesAsync(Photos.ChelseaPath));

        await page.Locator("#photo").SetInputFilesAsync(Photos.ChelseaPath);
        string first = await Answered(page);

        await page.EvaluateAsync("""
            base64 => {
              const data = new DataTransfer();
              data.items.add(new File([Uint8Array.from(atob(base64), c => c.charCodeAt(0))], "cat.jpg", { type: "image/jpeg" }));
              document.querySelector(".drop").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
            }
            """, base64);
        Assert.Equal(first, await Answered(page));

        await page.EvaluateAsync("""
            base64 => {
              const data = new DataTransfer();
              data.items.add(new File([Uint8Array.from(atob(base64), c => c.charCodeAt(0))], "cat.jpg", { type: "image/jpeg" }));
              document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
            }
            """, base64);
        Assert.Equal(first, await Answered(page));

        await page.Locator("#camera").ClickAsync();
        for (int tries = 0; !await page.EvaluateAsync<bool>("document.querySelector('video').videoWidth > 0"); tries++)
        {
            Assert.True(tries < 100, "the camera shows nothing");
            await Task.Delay(50);
        }

        await open.RequireAccessibleAsync();
        await page.Locator("[data-take]").ClickAsync();
        Assert.NotEqual(first, await Answered(page));
    }

    [BrowserFact]
    public async Task The_covered_map_grows_until_it_is_whole()
    {
        await using OpenPage open = await browser.OpenAsync(server.Address);
        await open.AskAsync();
        ILocator second = open.Page.Locator("[data-network=torchvision]");
        await second.Locator("input[value=covered]").CheckAsync();
        await Expect(second.Locator("[data-legend]")).ToContainTextAsync(new Regex("Most is lost|makes class"), new() { Timeout = 60_000 });
        await open.RequireAccessibleAsync();
    }

    [BrowserFact]
    public async Task A_map_shows_as_much_as_the_slider_says()
    {
        await using OpenPage open = await browser.OpenAsync(server.Address);
        await open.AskAsync();
        ILocator network = open.Page.Locator("[data-network=googlenet]");
        await Expect(network.Locator("[data-opacity]")).ToBeHiddenAsync();
        await network.Locator("input[value=map]").CheckAsync();
        await Expect(network.Locator("[data-opacity]")).ToBeVisibleAsync();
        await network.Locator("[data-opacity]").FillAsync("40");

        await Expect(network.Locator(".heat-0")).ToHaveCSSAsync("opacity", "0.4");
        await open.RequireAccessibleAsync();
    }

    [BrowserFact]
    public async Task An_address_shows_the_same_again()
    {
        await using (OpenPage open = await browser.OpenAsync(server.Address))
        {
            await open.AskAsync();
            await open.Page.Locator("input[value=googlenet]").UncheckAsync();
            await Expect(open.Page.Locator(".network")).ToHaveCountAsync(1);
            await open.Page.Locator("#top").SelectOptionAsync("3");
            await open.Page.Locator(".row-name button").Nth(4).ClickAsync();
            await open.Page.Locator(".sheet").WaitForAsync();
            Assert.Equal("#net=torchvision&top=3&example=chelsea.jpg&row=torchvision%3A4", new Uri(open.Page.Url).Fragment);
        }

        await using OpenPage again = await browser.OpenAsync(server.Address, fragment: "#net=torchvision&top=3&example=chelsea.jpg&row=torchvision:4");
        await again.Page.Locator(".sheet").WaitForAsync();
        await Expect(again.Page.Locator(".network")).ToHaveCountAsync(1);
        await Expect(again.Page.Locator(".classes li:visible")).ToHaveCountAsync(3);
        await Expect(again.Page.Locator("[data-row='4'] button")).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(again.Page.Locator("input[value=googlenet]")).Not.ToBeCheckedAsync();
    }

    [BrowserFact]
    public async Task A_busy_server_says_so_and_answers_when_it_is_asked_again()
    {
        await using OwnServer busy = await OwnServer.StartAsync(arguments: ["--max-wait", "200"]);
        await using OpenPage open = await browser.OpenAsync(busy.Address);
        await using (await busy.BusyAsync())
        {
            await open.Page.Locator(".gallery button").First.ClickAsync();
            await Expect(open.Page.Locator(".error")).ToContainTextAsync("The server cannot look at it now");
            await Expect(open.Page.Locator(".error p")).ToHaveTextAsync("It is busy with other requests. Ask again in a moment.");
            await Expect(open.Page.Locator("#status")).ToHaveTextAsync("It is busy with other requests. Ask again in a moment.");
            await open.RequireAccessibleAsync();
        }

        await open.AskAsync();
        await using (await busy.BusyAsync())
        {
            await open.Page.Locator("input[value=covered]").CheckAsync();
            await Expect(open.Page.Locator("[data-legend]")).ToHaveTextAsync("It is busy with other requests. Ask again in a moment.");
            await open.Page.Locator(".row-name button").First.ClickAsync();
            await Expect(open.Page.Locator(".detail")).ToContainTextAsync("It is busy with other requests.");
        }
    }

    [BrowserFact]
    public async Task A_server_that_is_about_to_stop_says_so()
    {
        // A service that drains no longer takes connections, so what its last requests are told is said here on a server that goes on.
        var page = new PhotoPage([], 0);
        await using OwnServer stopping = await OwnServer.StartAsync(configure: app => app.Use((context, next) => HttpMethods.IsPost(context.Request.Method)
            ? PageGuard.RunAsync(context, page, isFragment: true, () => throw new InferenceRejectedException("Server exiting", RejectionReason.Draining, TimeSpan.Zero))
            : next(context)));
        await using OpenPage open = await browser.OpenAsync(stopping.Address);
        await open.Page.Locator(".gallery button").First.ClickAsync();

        await Expect(open.Page.Locator(".error p")).ToHaveTextAsync("It is about to stop, and takes no more photos. Ask again in a moment: perhaps another one answers then.");
    }

    [BrowserFact]
    public async Task Who_asks_too_often_is_told_when_to_ask_again()
    {
        await using OwnServer limited = await OwnServer.StartAsync(OwnServer.Quota(1));
        await using OpenPage open = await browser.OpenAsync(limited.Address);
        await open.AskAsync();
        await open.Page.Locator("input[value=covered]").CheckAsync();
        await Expect(open.Page.Locator("[data-legend]")).ToContainTextAsync("You have asked more often than this server allows.");
        await open.Page.Locator(".gallery button").First.ClickAsync();

        await Expect(open.Page.Locator(".error h2")).ToHaveTextAsync("One moment, please");
        await Expect(open.Page.Locator("#status")).ToContainTextAsync("seconds, then ask again.");
        await open.RequireAccessibleAsync();
    }

    [BrowserFact]
    public async Task Without_scripts_it_still_answers()
    {
        await using OpenPage open = await browser.OpenAsync(server.Address, new() { JavaScriptEnabled = false });
        await open.Page.Locator("#photo").SetInputFilesAsync(Photos.ChelseaPath);
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
        await Expect(open.Page.Locator("[data-network=googlenet] .classes li")).ToHaveCountAsync(5);
        await open.Page.Locator("[data-network=googlenet] input[value=map]").CheckAsync();
        await Expect(open.Page.Locator("[data-network=googlenet] .heat-0")).ToBeVisibleAsync();
        await Expect(open.Page.Locator("#paste")).ToBeHiddenAsync();
    }

    private static FilePayload NotAPhoto => new() { Name = "notes.txt", MimeType = "text/plain", Buffer = "not a photo"u8.ToArray() };

    private static async Task TabTo(IPage page, string attribute, string value)
    {
        for (int presses = 0; presses < 40; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.Locator(":focus").First.GetAttributeAsync(attribute) == value) return;
        }

        Assert.Fail($"Tab does not reach {attribute}={value}.");
    }

    // The answer to a photo, once it is there; then it is taken away, so that the next one is another one.
    private static async Task<string> Answered(IPage page)
    {
        await page.Locator("[data-network=googlenet] .seen").WaitForAsync();
        string[] scores = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[data-score]')].map(input => input.dataset.place + ' ' + input.dataset.score)");
        await page.EvaluateAsync("document.getElementById('answer').replaceChildren()");
        Assert.Equal(10, scores.Length);
        return string.Join(", ", scores);
    }
}
