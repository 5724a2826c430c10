using InceptionGen.Hosting;
using Serve.Page.Seeing;

namespace Serve.Page.Markup;

/// <summary>A network: what it sees, its table, its picture.</summary>
internal static class NetworkView
{
    public static Html Of(PageNetwork network, Look? look)
    {
        IHostedNetwork hosted = network.Hosted;
        Html synthetic = hosted.Options.SyntheticWeights
            ? Html.Of($"""<p class="note">Its weights are synthetic and recognise nothing. Start the server with <code>--weights FILE</code> for trained ones.</p>""")
            : Html.Empty;
        Html answer = look is null ? Html.Empty : AnswerView.Of(network, look);
        Html picture = network.Picture is { } address
            ? Html.Of(
                $"""
                <details class="picture"><summary>Its picture</summary>
                <div class="scroll" role="region" aria-label="Picture of {hosted.Name}" tabindex="0"><img src="{address}" loading="lazy" alt="{hosted.Description.Name} from the image to its last row, branches side by side; the table says the same in text."></div>
                </details>
                """)
            : Html.Empty;
        return Html.Of(
            $"""
            <article class="network" aria-labelledby="network-{network.Key}" data-network="{hosted.Name}" data-spoken="{(look is null ? "" : AnswerView.Spoken(hosted, look))}">
            <h2 id="network-{network.Key}">{hosted.Name}</h2>
            {synthetic}
            {answer}
            {new TableView(network, look).Render()}
            {picture}
            </article>
            """);
    }
}
