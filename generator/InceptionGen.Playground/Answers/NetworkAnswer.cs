using System.Collections.Generic;
using System.Text.Json;
using InceptionGen.Playground.Editing;
using InceptionGen.Tool.Differences;
using InceptionGen.Tool.Summaries;

namespace InceptionGen.Playground.Answers;

/// <summary>The open network in numbers, and beside another one.</summary>
internal static class NetworkAnswer
{
    /// <param name="withPaper">Whether what the table prints stands beside what is computed.</param>
    public static string SummaryOf(Workbench bench, bool withPaper) => Answer.Of(json =>
    {
        if (bench.Summary is not { } summary) return;

        SummaryTable table = SummaryTable.Of(summary, withPaper);
        json.WriteString("title", table.Title);
        Write(json, "columns", table.Columns);
        json.WriteStartArray("rows");
        for (int index = 0; index < table.Rows.Count; index++)
        {
            json.WriteStartObject();
            json.WriteStartArray("cells");
            foreach (object cell in table.Rows[index])
            {
                if (cell is long number) json.WriteNumberValue(number);
                else json.WriteStringValue((string)cell);
            }

            json.WriteEndArray();
            if (summary.Rows[index].Source is { } row && bench.Grid.PlaceOf(row.Location.Span) is { Area: GridArea.Rows } place) json.WriteNumber("row", place.Row);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("parameters", Counts.Short(summary.Parameters));
        json.WriteString("multiplyAdds", Counts.Short(summary.MultiplyAdds));
        json.WriteStartArray("totals");
        foreach ((string name, long count) in table.Totals)
        {
            json.WriteStartArray();
            json.WriteStringValue(name);
            json.WriteNumberValue(count);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    });

    public static string DifferenceOf(NetworkSummary? one, NetworkSummary? other) => Answer.Of(json =>
    {
        if (one is null || other is null) return;

        json.WriteString("one", one.Network.ClassName);
        json.WriteString("other", other.Network.ClassName);
        json.WriteStartArray("rows");
        foreach (RowDifference row in NetworkDifference.Of(one, other))
        {
            json.WriteStartObject();
            json.WriteString("sign", row.Sign.ToString());
            json.WriteString("title", row.Title);
            Write(json, "changes", row.Changes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("totals");
        foreach ((string name, string left, string right) in NetworkDifference.Totals(one, other)) Write(json, name: null, [name, left, right]);
        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, string? name, IReadOnlyList<string> texts)
    {
        if (name is null) json.WriteStartArray();
        else json.WriteStartArray(name);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
