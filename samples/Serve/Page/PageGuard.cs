using System;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using InceptionGen.Hosting;
using InceptionGen.Imaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.DependencyInjection;

namespace Serve.Page;

/// <summary>What the page is allowed to do in a browser, and what it says when something goes wrong.</summary>
internal static partial class PageGuard
{
    // Pictures made here come inside the page (data:), photos of the user are shown before they are sent (blob:).
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Tells browsers that nothing comes from elsewhere, and that no other site may show the page.</summary>
    public static void UsePagePolicy(this WebApplication app) => app.Use((context, next) =>
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(self), clipboard-read=(self), geolocation=(), microphone=()";
        return next(context);
    });

    /// <summary>Runs an endpoint.</summary>
    public static async Task RunAsync(HttpContext context, PhotoPage page, bool isFragment, Func<Task> endpoint)
    {
        try
        {
            await endpoint();
        }
        catch (PageException exception)
        {
            await page.ExplainAsync(context, exception.Status, exception.Message, isFragment);
        }
        catch (ImageException exception)
        {
            await page.ExplainAsync(context, StatusCodes.Status400BadRequest, exception.Message, isFragment);
        }
        catch (BadHttpRequestException exception)
        {
            await page.ExplainAsync(context, exception.StatusCode, exception.Message, isFragment);
        }
        catch (InferenceRejectedException exception)
        {
            double seconds = Math.Max(1, Math.Ceiling(exception.RetryAfter.TotalSeconds));
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            await page.ExplainAsync(context, StatusCodes.Status503ServiceUnavailable, MessageOf(exception), isFragment);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
        }
        catch (IOException)
        {
            // Whoever asked has left in the middle of the photo.
            context.Abort();
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            Unexpected(context.RequestServices.GetRequiredService<ILogger<PhotoPage>>(), context.Request.Path, exception);
            await page.ExplainAsync(context, StatusCodes.Status500InternalServerError, "The service made a mistake of its own; its log says which.", isFragment);
        }
    }

    private static string MessageOf(InferenceRejectedException exception) => exception.Reason switch
    {
        RejectionReason.Draining => "It is about to stop, and takes no more photos. Ask again in a moment: perhaps another one answers then.",
        RejectionReason.NotReady => "It does not have the network's weights at the moment. " + exception.Message,
        _ => "It is busy with other requests. Ask again in a moment.",
    };

    [LoggerMessage(1, LogLevel.Error, "The page's request to {Path} failed")]
    private static partial void Unexpected(ILogger logger, string? path, Exception exception);
}
