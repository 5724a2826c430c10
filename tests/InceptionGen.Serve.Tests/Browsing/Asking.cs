using System.Threading.Tasks;
using InceptionGen.Tests.Browsing;

namespace InceptionGen.Serve.Tests.Browsing;

/// <summary>What the tests do on the page again and again.</summary>
internal static class Asking
{
    /// <summary>Asks about the first example photo.</summary>
    public static async Task AskAsync(this OpenPage open)
    {
        await open.Page.Locator(".gallery button").First.ClickAsync();
        await open.Page.Locator(".network .seen").First.WaitForAsync();
    }
}
