using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen;
using InceptionGen.Compilation;
using Serve.Page.Pictures;
using Serve.Page.Seeing;

namespace Serve.Page.Markup;

/// <summary>The network's table row by row, as the paper has it; once there is a photo, with the time and the map of each row.</summary>
internal sealed class TableView(PageNetwork page, Look? look)
{
    private readonly NetworkDescription _network = page.Hosted.Description;
    private readonly PrintedValues _printed = page.Printed.Value;
    private readonly List<string> _remarks = [];
    private readonly PaperColumns _columns = new(page.Hosted.Description);
    private readonly double _longest = look?.Rows.Max(row => row.Time.TotalMilliseconds) ?? 0;

    public Html Render()
    {
        StageInfo[] rows = [.. _network.Stages.Where(stage => stage.Head.Length == 0)];
        // Rows number their remarks while they are written.
        Html body = Html.Join(rows.Select((row, index) => Row(row, look?.Rows[index])));
        Html seen = look is null ? Html.Empty : Html.Of($"""<th scope="col">map</th><th scope="col" class="time">time</th>""");
        Html depth = _printed.Has(PrintedColumn.Depth) ? Html.Of($"""<th scope="col" class="number">depth</th>""") : Html.Empty;
        return Html.Of(
            $"""
            <h3>The table</h3>
            <p class="quiet">{_network.Source}. {Numbers.Short(_network.Parameters)} parameters, {Numbers.Short(_network.MultiplyAdds)} multiply-adds.{Auxiliary()}{Printed()}{(look is null ? "" : " A name opens its row.")}</p>
            <div class="scroll" role="region" aria-label="Table of {page.Hosted.Name}" tabindex="0">
            <table>
            <thead><tr><th scope="col">type</th>{seen}<th scope="col">patch/ stride</th><th scope="col">output size</th>{depth}{Html.Join(_columns.Names.Select(name => Html.Of($"""<th scope="col" class="number">{name}</th>""")))}<th scope="col" class="number">params</th><th scope="col" class="number">ops</th></tr></thead>
            <tbody>
            {body}
            </tbody>
            </table>
            </div>
            {Remarks()}
            """);
    }

    private string Auxiliary()
    {
        long parameters = _network.Stages.Where(stage => stage.Head.Length > 0).Sum(stage => stage.Parameters);
        return parameters == 0 ? "" : $" Auxiliary classifiers, which predictions do not need, have {Numbers.Short(parameters)} parameters more.";
    }

    private string Printed() => Enum.GetValues<PrintedColumn>().Any(_printed.Has) ? " The second line of a cell is what is printed; the first is what the row gives." : "";

    private Html Remarks() => _remarks.Count == 0
        ? Html.Empty
        : Html.Of(
            $"""
            <h4 id="remarks-{page.Key}">What is printed, and is not so</h4>
            <ol class="remarks" aria-labelledby="remarks-{page.Key}">
            {Html.Join(_remarks.Select((remark, index) => Html.Of($"""<li id="remark-{page.Key}-{index + 1}">{remark}</li>""")))}
            </ol>
            """);

    private Html Row(StageInfo row, SeenRow? seen)
    {
        PrintedRow? printed = _printed.Find(row.Name);
        Html size = With(Numbers.Shape(row.Output), printed, PrintedColumn.OutputSize);
        Html depth = _printed.Has(PrintedColumn.Depth) ? Html.Of($"""<td class="number">{With(printed?.Cells.GetValueOrDefault(PrintedColumn.Depth)?.Computed ?? "", printed, PrintedColumn.Depth)}</td>""") : Html.Empty;
        Html branches = Html.Join(_columns.Names.Select(name => Html.Of($"""<td class="number">{PaperColumns.Cell(row, name)}</td>""")));
        // Beside what is printed a count is written as that is, since papers count K in 1024 and without biases.
        Html parameters = With(printed?.Cells.GetValueOrDefault(PrintedColumn.Params)?.Computed ?? Numbers.Short(row.Parameters), printed, PrintedColumn.Params);
        Html ops = With(printed?.Cells.GetValueOrDefault(PrintedColumn.Ops)?.Computed ?? Numbers.Short(row.MultiplyAdds), printed, PrintedColumn.Ops);
        return Html.Of(
            $"""
            <tr><th scope="row">{Name(row, seen)}</th>{Seen(row, seen)}<td>{PaperColumns.Patch(row)}</td><td>{size}</td>{depth}{branches}<td class="number">{parameters}</td><td class="number">{ops}</td></tr>
            """);
    }

    // The computed value, the printed one below it, and the number of what is wrong with that.
    private Html With(string computed, PrintedRow? row, PrintedColumn column)
    {
        if (row?.Cells.GetValueOrDefault(column) is not { } cell) return Html.Of($"{computed}");
        if (cell.Remark is null) return Html.Of($"""{computed}<span class="printed"><span class="hidden">, printed: </span>{cell.Text}</span>""");
        _remarks.Add(cell.Remark);
        int number = _remarks.Count;
        return Html.Of($"""{computed}<span class="printed wrong"><span class="hidden">, printed: </span>{cell.Text} <a href="#remark-{page.Key}-{number}" aria-label="Remark {number}">{number}</a></span>""");
    }

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
