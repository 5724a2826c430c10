using System;
using System.Globalization;
using System.Threading.Tasks;
using InceptionGen.Hosting;
using InceptionGen.Imaging;
using Microsoft.AspNetCore.Http;

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
            await JsonAnswer.ErrorAsync(context, StatusCodes.Status503ServiceUnavailable, exception.Message);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
        }
    }
}
