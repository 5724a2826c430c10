using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using InceptionGen.Hosting;
using InceptionGen.Imaging;
using Microsoft.AspNetCore.Http;
using Serve.Page.Markup;
using Serve.Page.Seeing;

namespace Serve.Page;

/// <summary>The page of some networks, and what they see in a photo.</summary>
/// <param name="networks">All of them.</param>
/// <param name="beside">How many are asked if nobody says which.</param>
internal sealed class PhotoPage(IReadOnlyList<PageNetwork> networks, int beside)
{
    /// <summary>The network of a name.</summary>
    /// <exception cref="PageException">No network has it.</exception>
    public PageNetwork Find(string name) => networks.FirstOrDefault(network => network.Hosted.Name == name)
        ?? throw new PageException(StatusCodes.Status404NotFound, $"There is no network '{name}'. There are: {string.Join(", ", networks.Select(network => network.Hosted.Name))}.");

    /// <summary>The page before there is a photo.</summary>
    public Task ShowAsync(HttpContext context)
    {
        string[] usual = [.. networks.Take(beside).Select(network => network.Hosted.Name)];
        return WriteAsync(context, Document.Of(networks, usual, Html.Join(networks.Take(beside).Select(network => NetworkView.Of(network, null)))));
    }

    /// <summary>What networks see in the posted photo: the whole page, or the part of it that a script puts in.</summary>
    public async Task AnswerAsync(HttpContext context, bool isFragment)
    {
        PhotoRequest request = await PhotoRequest.ReadAsync(context, networks.Max(network => network.Hosted.Options.MaxImageBytes));
        PageNetwork[] asked = request.Networks.Count > 0
            ? [.. request.Networks.Distinct().Select(Find)]
            : [.. networks.Take(beside)];
        foreach (PageNetwork network in asked) PhotoRequest.RequireReadable(request.Photo, network.Hosted.Options);

        // One after another, so that each has all processors and its times can be compared.
        var views = new List<Html>();
        foreach (PageNetwork network in asked)
        {
            IHostedNetwork hosted = network.Hosted;
            Look look = await hosted.RunAsync(
                loaded => Look.At(loaded, PhotoRequest.Decode(request.Photo, hosted.Options, hosted.Description.Input), hosted.Labels), context.RequestAborted);
            views.Add(NetworkView.Of(network, look));
        }

        Html content = Html.Join(views);
        await WriteAsync(context, isFragment ? content : Document.Of(networks, [.. asked.Select(network => network.Hosted.Name)], content));
    }

    /// <summary>Says what is wrong, on the page.</summary>
    public Task ExplainAsync(HttpContext context, int status, string message, bool isFragment)
    {
        context.Response.StatusCode = status;
        string heading = status switch
        {
            StatusCodes.Status503ServiceUnavailable => "The server cannot look at it now",
            StatusCodes.Status429TooManyRequests => "One moment, please",
            _ => "That did not work",
        };
        Html content = Html.Of($"""<div class="error"><h2>{heading}</h2><p>{message}</p></div>""");
        return WriteAsync(context, isFragment ? content : Document.Of(networks, [], content));
    }

    /// <summary>Writes HTML.</summary>
    public static Task WriteAsync(HttpContext context, Html html)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(html.ToString(), Encoding.UTF8, context.RequestAborted);
    }
}
