using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.RateLimiting;
using System.Threading.Tasks;
using InceptionGen.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Serve.Page.Seeing;

namespace Serve.Page;

/// <summary>The page: what it shows of a photo is made here, and its scripts only fetch it.</summary>
internal static class PageEndpoints
{
    private const int Beside = 2;

    /// <summary>Maps it to the root, and what its scripts ask for to /page.</summary>
    /// <param name="app">The service.</param>
    /// <param name="models">The models in the order of the command line.</param>
    /// <param name="quota">What each client may ask for, here and over the protocol together; null for anything.</param>
    public static void MapPage(this WebApplication app, IReadOnlyList<ServedModel> models, PartitionedRateLimiter<HttpContext>? quota)
    {
        PageNetwork[] networks = [.. models.Select((model, key) => new PageNetwork(app.Services.GetRequiredKeyedService<IHostedNetwork>(model.Name), PictureOf(model), key, new(() => PrintedOf(model))))];
        var page = new PhotoPage(networks, Beside);
        app.MapGet("/", (RequestDelegate)page.ShowAsync);
        app.MapPost("/", Asked(isFragment: false, context => page.AnswerAsync(context, isFragment: false)));
        app.MapPost("/page/answer", Asked(isFragment: true, context => page.AnswerAsync(context, isFragment: true)));
        app.MapPost("/page/{model}/rows/{row:int}", Asked(isFragment: true, context => RowEndpoint.AnswerAsync(context, NetworkOf(context))));
        app.MapPost("/page/{model}/covered/{place:int}", Asked(isFragment: true, context => CoveringEndpoint.AnswerAsync(context, NetworkOf(context))));

        IHostedNetwork NetworkOf(HttpContext context) => page.Find((string)context.Request.RouteValues["model"]!).Hosted;

        RequestDelegate Asked(bool isFragment, Func<HttpContext, Task> endpoint) => context => PageGuard.RunAsync(context, page, isFragment, async () =>
        {
            using RateLimitLease? lease = await PageQuota.TakeAsync(context, quota);
            await endpoint(context);
        });
    }

    private static PrintedValues PrintedOf(ServedModel model)
    {
        try
        {
            return model.Network.Table is { } table ? PrintedValues.OfTable(table) : PrintedValues.OfShipped(model.Network.Name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The table was taken away since the start: the page is whole without it.
            return PrintedValues.None;
        }
    }

    // Of a table that is named at the start nothing was drawn, even if it is called as one that was.
    private static string? PictureOf(ServedModel model)
    {
        if (!Networks.All.Contains(model.Network)) return null;
        string file = model.Network.Name + ".svg";
        return File.Exists(Path.Combine(AppContext.BaseDirectory, "pictures", file)) ? "/pictures/" + file : null;
    }
}
