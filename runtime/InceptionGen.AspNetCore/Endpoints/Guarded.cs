using System;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using InceptionGen.Hosting;
using InceptionGen.Imaging;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InceptionGen.AspNetCore;

/// <summary>Turns what goes wrong into the protocol's errors.</summary>
internal static class Guarded
{
    /// <summary>Runs an endpoint.</summary>
    public static async Task RunAsync(HttpContext context, Func<Task> endpoint)
    {
        try
        {
            await endpoint();
        }
        catch (ProtocolException exception)
        {
            await JsonAnswer.ErrorAsync(context, exception.Status, exception.Message);
        }
        catch (ImageException exception)
        {
            await JsonAnswer.ErrorAsync(context, StatusCodes.Status400BadRequest, exception.Message);
        }
        catch (BadHttpRequestException exception)
        {
            await JsonAnswer.ErrorAsync(context, exception.StatusCode, exception.Message);
        }
        catch (InferenceRejectedException exception)
        {
            // Whole seconds, at least one: that is what the header can say.
            double seconds = Math.Max(1, Math.Ceiling(exception.RetryAfter.TotalSeconds));
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            int status = exception.Reason == RejectionReason.Quota ? StatusCodes.Status429TooManyRequests : StatusCodes.Status503ServiceUnavailable;
            await JsonAnswer.ErrorAsync(context, status, exception.Message);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
        }
        catch (IOException)
        {
            // The client has left in the middle of its body.
            context.Abort();
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            Log.Unexpected(context.RequestServices.GetRequiredService<ILogger<OpenInferenceOptions>>(), context.Request.Path, exception);
            await JsonAnswer.ErrorAsync(context, StatusCodes.Status500InternalServerError, "The service made a mistake of its own; its log says which.");
        }
    }
}
