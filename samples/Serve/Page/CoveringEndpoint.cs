using System;
using System.Globalization;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using InceptionGen;
using InceptionGen.Hosting;
using InceptionGen.Imaging;
using Microsoft.AspNetCore.Http;
using Serve.Page.Seeing;

namespace Serve.Page;

/// <summary>POST /page/M/covered/C: the score of a class while squares of the photo are covered, a line for each as soon as it is known:
/// column, row, how many squares it stands for in both directions, score.</summary>
internal static class CoveringEndpoint
{
    private const int MostRefusals = 20;

    public static async Task AnswerAsync(HttpContext context, IHostedNetwork network)
    {
        CancellationToken aborted = context.RequestAborted;
        int place = int.Parse((string)context.Request.RouteValues["place"]!, CultureInfo.InvariantCulture);
        if (place < 0 || place >= network.Description.Output.Shape.Elements)
            throw new PageException(StatusCodes.Status404NotFound, $"{network.Name} has no class {place}.");

        byte[] file = await PhotoRequest.ReadBodyAsync(context, network.Options.MaxImageBytes);
        PhotoRequest.RequireReadable(file, network.Options);
        RgbImage photo = await network.RunAsync(_ => PhotoRequest.Decode(file, network.Options, network.Description.Input), aborted);
        var covering = Covering.Of(network.Description.Input);
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        foreach ((int column, int row, int reach) in covering.Places())
        {
            float score = await PatientlyAsync(network, loaded => covering.ScoreWithout(loaded, photo, column, row, place), aborted);
            await context.Response.WriteAsync(FormattableString.Invariant($"{column} {row} {reach} {score:R}\n"), Encoding.UTF8, aborted);
            await context.Response.Body.FlushAsync(aborted);
        }
    }

    // A square is a request of its own, so that others come between. A refusal only means that it is their turn.
    private static async Task<float> PatientlyAsync(IHostedNetwork network, Func<Network, float> work, CancellationToken token)
    {
        for (int refusals = 0; ; refusals++)
        {
            try
            {
                return await network.RunAsync(work, token);
            }
            catch (InferenceRejectedException exception) when (exception.Reason is RejectionReason.Full or RejectionReason.Expired && refusals < MostRefusals)
            {
                await Task.Delay(TimeSpan.FromSeconds(Math.Clamp(exception.RetryAfter.TotalSeconds, 0.05, 2)), token);
            }
        }
    }
}
