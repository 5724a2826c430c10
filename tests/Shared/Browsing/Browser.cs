using System;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;

namespace InceptionGen.Tests.Browsing;

/// <summary>Chromium with an empty profile and a camera that is made up.</summary>
public sealed class Browser : IAsyncLifetime
{
    // Generous, since a busy machine answers late: what never comes fails all the same.
    private const float LongestWait = 30_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (Chromium.Path is not { } program) return;
        Assertions.SetDefaultExpectTimeout(LongestWait);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>Opens the page.</summary>
    /// <param name="address">Where the server is.</param>
    /// <param name="options">Size, colours, scripts.</param>
    /// <param name="fragment">What follows the address, with its #.</param>
    public async Task<OpenPage> OpenAsync(Uri address, BrowserNewContextOptions? options = null, string fragment = "")
    {
        options ??= new();
        options.ReducedMotion = ReducedMotion.Reduce;
        IBrowserContext context = await _browser!.NewContextAsync(options);
        IPage page = await context.NewPageAsync();
        var open = new OpenPage(page, address);
        await page.GotoAsync(address + fragment);
        return open;
    }
}
