using System.Collections.Generic;
using System.Linq;

namespace Serve.Page.Markup;

/// <summary>The whole page. It answers without a script: the form posts the photo and gets the page back with what the networks see.</summary>
internal static class Document
{
    /// <param name="networks">All networks of the server.</param>
    /// <param name="asked">Names of those that are asked.</param>
    /// <param name="content">What they see, or what is wrong; their tables before there is a photo.</param>
    public static Html Of(IReadOnlyList<PageNetwork> networks, IReadOnlyCollection<string> asked, Html content) => Html.Of(
        $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>What {networks[0].Hosted.Name} sees</title>
        <link rel="icon" href="/page/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/page/page.css">
        <script type="module" src="/page/page.js"></script>
        </head>
        <body>
        <a class="skip" href="#answer">To the answer</a>
        <header>
        <h1>What does the network see?</h1>
        <p>A photo goes through the table of a paper, row by row.</p>
        </header>
        <main>
        <form id="ask" method="post" action="/#answer" enctype="multipart/form-data" aria-labelledby="photo-heading">
        <h2 id="photo-heading" class="hidden">Choose a photo</h2>
        <div class="drop">
        <label for="photo" class="choose"><span class="scripted">Drop a photo here, or choose one</span><span class="plain">Choose a photo</span></label>
        <input type="file" id="photo" name="photo" accept="image/jpeg,image/png,image/gif,image/bmp,.ppm" aria-describedby="photo-hint">
        <p id="photo-hint" class="quiet">JPEG, PNG, GIF, BMP or PPM. The server forgets it once it has answered.</p>
        <p class="buttons"><button type="submit" class="plain">Ask</button>
        <button type="button" id="paste" class="scripted">Paste</button>
        <button type="button" id="camera" class="scripted">Take a photo</button></p>
        </div>
        <div class="gallery" role="group" aria-label="Example photos">
        {Html.Join(ExamplePhoto.All.Select(photo => Html.Of($"""<button name="example" value="{photo.File}"><img src="/photos/{photo.File}" width="72" height="72" alt="{photo.Subject}"></button>""")))}
        </div>
        {Choice(networks, asked)}
        <p class="top scripted"><label for="top">Classes to show</label> <select id="top"><option>1</option><option>3</option><option selected>5</option></select></p>
        </form>
        <p id="status" role="status"></p>
        <section id="answer" class="networks" aria-label="The answer" tabindex="-1">{content}</section>
        <details id="load" class="scripted"><summary>The server's load</summary><div data-load></div></details>
        </main>
        <dialog id="camera-dialog" aria-labelledby="camera-heading">
        <h2 id="camera-heading">Take a photo</h2>
        <video autoplay muted playsinline aria-label="What the camera sees"></video>
        <p class="buttons"><button type="button" data-take>Take it</button> <button type="button" data-close>Close</button></p>
        </dialog>
        <footer><p>Everything on this page comes from this server. It also speaks the <a href="/v2">Open Inference Protocol</a> and has <a href="/metrics">metrics</a>.</p></footer>
        </body>
        </html>
        """);

    private static Html Choice(IReadOnlyList<PageNetwork> networks, IReadOnlyCollection<string> asked) => networks.Count == 1
        ? Html.Empty
        : Html.Of(
            $"""
            <fieldset class="choice"><legend>Networks to ask</legend>
            {Html.Join(networks.Select(network => Html.Of($"""<label><input type="checkbox" name="model" value="{network.Hosted.Name}"{(asked.Contains(network.Hosted.Name) ? " checked" : "")}> {network.Hosted.Name}</label> """)))}
            </fieldset>
            """);
}
