using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen;
using InceptionGen.Hosting;
using Serve.Page.Pictures;
using Serve.Page.Seeing;

namespace Serve.Page.Markup;

/// <summary>The network's table row by row, as the paper has it; once there is a photo, with the time and the map of each row.</summary>
internal sealed class TableView(IHostedNetwork network, Look? look)
{
    private readonly PaperColumns _columns = new(network.Description);
    private readonly double _longest = look?.Rows.Max(row => row.Time.TotalMilliseconds) ?? 0;

    public Html Render()
    {
        StageInfo[] rows = [.. network.Description.Stages.Where(stage => stage.Head.Length == 0)];
        return Html.Of(
            $"""
            <h3>The table</h3>
            <p class="quiet">{network.Description.Source}. {Numbers.Short(network.Description.Parameters)} parameters, {Numbers.Short(network.Description.MultiplyAdds)} multiply-adds.{(look is null ? "" : " A name opens its row.")}</p>
            <div class="scroll" role="region" aria-label="Table of {network.Name}" tabindex="0">
            <table>
            <thead><tr><th scope="col">type</th>{(look is null ? Html.Empty : Html.Of($"""<th scope="col">map</th><th scope="col" class="time">time</th>"""))}<th scope="col">patch/ stride</th><th scope="col">output size</th>{Html.Join(_columns.Names.Select(name => Html.Of($"""<th scope="col" class="number">{name}</th>""")))}<th scope="col" class="number">params</th><th scope="col" class="number">ops</th></tr></thead>
            <tbody>
            {Html.Join(rows.Select((row, index) => Row(row, look?.Rows[index])))}
            </tbody>
            </table>
            </div>
            """);
    }

    private Html Row(StageInfo row, SeenRow? seen) => Html.Of(
        $"""
        <tr><th scope="row">{Name(row, seen)}</th>{Seen(row, seen)}<td>{PaperColumns.Patch(row)}</td><td>{Numbers.Shape(row.Output)}</td>{Html.Join(_columns.Names.Select(name => Html.Of($"""<td class="number">{PaperColumns.Cell(row, name)}</td>""")))}<td class="number">{Numbers.Short(row.Parameters)}</td><td class="number">{Numbers.Short(row.MultiplyAdds)}</td></tr>
        """);

    private Html Name(StageInfo row, SeenRow? seen)
    {
        string type = PaperColumns.Type(row);
        Html name = type == row.Name ? Html.Of($"{row.Name}") : Html.Of($"""{type} <span class="quiet">{row.Name}</span>""");
        return seen is null ? name : Html.Of($"""<span class="row-name" data-row="{row.Index}">{name}</span>""");
    }

    private Html Seen(StageInfo row, SeenRow? seen)
    {
        if (seen is null) return Html.Empty;
        byte[] indices = new byte[seen.Mean.Length];
        Colours.Indices(seen.Mean, indices);
        Html map = row.Output is { Height: 1, Width: 1 }
            ? Html.Empty
            : Html.Of($"""<img class="map" src="{Inline.Address(Png.OfIndices(row.Output.Width, row.Output.Height, indices, Colours.Map))}" width="32" height="32" alt="Mean of the channels of {row.Name}">""");
        // Dropout does nothing when a network predicts.
        Html time = row.Operations is [DropoutInfo]
            ? Html.Empty
            : Html.Of($"""{Inline.Bar(_longest > 0 ? seen.Time.TotalMilliseconds / _longest : 0)} <span>{Numbers.Milliseconds(seen.Time)}</span>""");
        return Html.Of($"""<td>{map}</td><td class="time">{time}</td>""");
    }
}
