using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading.Tasks;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace InceptionGen.Tests.Browsing;

/// <summary>A page in the browser, and what it did wrong.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _faults = [];

    public OpenPage(IPage page, Uri address)
    {
        Page = page;
        page.SetDefaultTimeout(20_000);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
                _faults.Enqueue("a request left the server: " + request.Url);
        };
        page.PageError += (_, error) => _faults.Enqueue(error);
        page.Console += (_, message) =>
        {
            // That the server refused something is what some tests are about.
            bool isRefusal = Array.Exists(["4", "503"], status => message.Text.StartsWith("Failed to load resource: the server responded with a status of " + status, StringComparison.Ordinal));
            if (message.Type is "error" or "warning" && !isRefusal) _faults.Enqueue(message.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>Fails if a rule of accessibility is broken as the page is now.</summary>
    public async Task RequireAccessibleAsync()
    {
        AxeResult result = await Page.RunAxe();
        Assert.Empty(result.Violations.Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"));
        Assert.NotEmpty(result.Passes);
    }

    /// <summary>Fails if the page is wider than the window, so that one would have to scroll in both directions.</summary>
    public async Task RequireFittingAsync() =>
        Assert.True(await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "the page is wider than its window");

    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        Assert.Empty(_faults);
    }
}
