using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using InceptionGen.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Serve.Page;

/// <summary>The page: what it shows of a photo is made here, and its scripts only fetch it.</summary>
internal static class PageEndpoints
{
    private const int Beside = 2;

    /// <summary>Maps it to the root, and what its scripts ask for to /page.</summary>
    /// <param name="app">The service.</param>
    /// <param name="models">The models in the order of the command line.</param>
    public static void MapPage(this WebApplication app, IReadOnlyList<ServedModel> models)
    {
        PageNetwork[] networks = [.. models.Select((model, key) => new PageNetwork(app.Services.GetRequiredKeyedService<IHostedNetwork>(model.Name), PictureOf(model), key))];
        var page = new PhotoPage(networks, Beside);
        app.MapGet("/", (RequestDelegate)page.ShowAsync);
        app.MapPost("/", (RequestDelegate)(context => PageGuard.RunAsync(context, page, isFragment: false, () => page.AnswerAsync(context, isFragment: false))));
        app.MapPost("/page/answer", (RequestDelegate)(context => PageGuard.RunAsync(context, page, isFragment: true, () => page.AnswerAsync(context, isFragment: true))));
        app.MapPost("/page/{model}/rows/{row:int}", OfNetwork(page, RowEndpoint.AnswerAsync));
        app.MapPost("/page/{model}/covered/{place:int}", OfNetwork(page, CoveringEndpoint.AnswerAsync));
    }

    private static RequestDelegate OfNetwork(PhotoPage page, Func<HttpContext, IHostedNetwork, Task> endpoint) =>
        context => PageGuard.RunAsync(context, page, isFragment: true, () => endpoint(context, page.Find((string)context.Request.RouteValues["model"]!).Hosted));

    // Of a table that is named at the start nothing was drawn, even if it is called as one that was.
    private static string? PictureOf(ServedModel model)
    {
        if (!Networks.All.Contains(model.Network)) return null;
        string file = model.Network.Name + ".svg";
        return File.Exists(Path.Combine(AppContext.BaseDirectory, "pictures", file)) ? "/pictures/" + file : null;
    }
}
