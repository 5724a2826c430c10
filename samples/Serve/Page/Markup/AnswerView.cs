using System;
using System.Linq;
using InceptionGen.Hosting;
using Serve.Page.Pictures;
using Serve.Page.Seeing;

namespace Serve.Page.Markup;

/// <summary>What a network sees: the photo with the map of a class over it, and the five likeliest classes.</summary>
internal static class AnswerView
{
    public static Html Of(PageNetwork network, Look look) => Html.Of(
        $"""
        <div class="answer">
        <figure class="photo">
        <div class="stack" data-columns="{Covering.Of(network.Hosted.Description.Input).Columns}">
        <img class="seen" src="{Inline.Address(Png.OfRgb(look.Photo.Width, look.Photo.Height, look.Photo.Rgb))}" width="{look.Photo.Width}" height="{look.Photo.Height}" alt="The photo as the network gets it, {look.Photo.Width} by {look.Photo.Height} pixels">
        {Html.Join(look.Top.Select((seen, index) => Overlay(network.Hosted, seen, index)))}
        <canvas class="covered" hidden></canvas>
        </div>
        <figcaption>{Views(network, look)}</figcaption>
        </figure>
        <div class="classes">
        <h3 id="classes-{network.Key}">The likeliest classes</h3>
        <ol aria-labelledby="classes-{network.Key}">
        {Html.Join(look.Top.Select((seen, index) => Class(network, look, seen, index)))}
        </ol>
        <p class="quiet">{Numbers.Milliseconds(look.Time)} for all rows, on up to {look.Threads} {(look.Threads == 1 ? "thread" : "threads")}; of each row the fastest of {Look.Runs} runs.</p>
        </div>
        </div>
        """);

    /// <summary>One sentence, for whoever hears the answer.</summary>
    public static string Spoken(IHostedNetwork network, Look look) =>
        $"{network.Name} sees: {string.Join(", ", look.Top.Select(seen => seen.Label + " " + Numbers.Percent(seen.Score)))}.";

    private static Html Class(PageNetwork network, Look look, SeenClass seen, int index) => Html.Of(
        $"""
        <li><label><input type="radio" name="class-{network.Key}" value="{index}" data-place="{seen.Place}" data-score="{seen.Score:R}"{(index == 0 ? " checked" : "")}>
        <span class="label">{seen.Label}</span> <span class="number">{Numbers.Percent(seen.Score)}</span></label>
        {Inline.Bar(seen.Score)}</li>
        """);

    private static Html Overlay(IHostedNetwork network, SeenClass seen, int index)
    {
        if (seen.Map is not { } map || ClassMaps.Of(network.Description) is not { } maps) return Html.Empty;
        (int height, int width) = (maps.Features.Shape.Height, maps.Features.Shape.Width);
        float least = map.Min(), largest = map.Max();
        byte[] pixels = new byte[map.Length * 4];
        for (int pixel = 0; pixel < map.Length; pixel++) Colours.Heat(largest > least ? (map[pixel] - least) / (largest - least) : 0, pixels.AsSpan(pixel * 4, 4));
        return Html.Of(
            $"""<img class="heat heat-{index}" src="{Inline.Address(Png.OfRgba(width, height, pixels))}" alt="Class map of {seen.Label}: the strongest evidence is {Places.Of(map, height, width)}. The mean of the map is the logit, {seen.Logit:0.###}.">""");
    }

    private static Html Views(PageNetwork network, Look look)
    {
        Html map = look.Top[0].Map is null
            ? Html.Empty
            : Html.Of($"""<label><input type="radio" name="view-{network.Key}" value="map"> Class map</label>""");
        Html why = look.Top[0].Map is null
            ? Html.Of($"""<p class="quiet">It has no class maps: only a network that ends in an average over the whole map and a linear layer tells them exactly.</p>""")
            : Html.Empty;
        return Html.Of(
            $"""
            <fieldset class="views"><legend class="hidden">Show over the photo of {network.Hosted.Name}</legend>
            <label><input type="radio" name="view-{network.Key}" value="photo" checked> Photo</label>
            {map}
            <label class="scripted"><input type="radio" name="view-{network.Key}" value="covered"> Covered square by square</label>
            </fieldset>
            <p class="opacity scripted"><label for="opacity-{network.Key}">How much of it shows</label>
            <input type="range" id="opacity-{network.Key}" data-opacity min="0" max="100" step="5" value="100"></p>
            <p class="legend quiet" data-legend></p>
            {why}
            """);
    }
}
