using System.Linq;
using System.Text.Json;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;
using InceptionGen.Playground.Editing;

namespace InceptionGen.Playground.Answers;

/// <summary>What is wrong with the open table, for the list, the grid and the text.</summary>
internal static class FindingsAnswer
{
    public static string Of(Workbench bench) => Answer.Of(json =>
    {
        json.WriteStartArray("findings");
        foreach (DiagnosticInfo finding in bench.Findings) Write(json, finding, bench);
        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, DiagnosticInfo finding, Workbench bench)
    {
        json.WriteStartObject();
        json.WriteString("id", finding.Rule.Id);
        json.WriteString("title", finding.Rule.Title);
        json.WriteString("severity", finding.Rule.Severity switch { RuleSeverity.Error => "error", RuleSeverity.Warning => "warning", _ => "advice" });
        json.WriteString("message", finding.Message);
        json.WriteString("page", finding.Rule.HelpLink);
        WritePlace(json, finding.Location, bench);
        json.WriteStartArray("fixes");
        foreach (Fix fix in finding.Fixes) Write(json, fix, bench);
        json.WriteEndArray();
        json.WriteStartArray("related");
        foreach (RelatedPlace related in finding.Related.Where(related => related.Location.Path == bench.File))
        {
            json.WriteStartObject();
            json.WriteString("text", related.Text);
            WritePlace(json, related.Location, bench);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A fix with what it writes in place of what, so that it is seen before it is applied.</summary>
    private static void Write(Utf8JsonWriter json, Fix fix, Workbench bench)
    {
        json.WriteStartObject();
        json.WriteString("title", fix.Title);
        json.WriteStartArray("edits");
        foreach (TextEdit edit in fix.Edits.Where(edit => edit.Location.Path == bench.File))
        {
            json.WriteStartObject();
            json.WriteString("before", bench.Text[edit.Location.Span.Start..edit.Location.Span.End]);
            json.WriteString("after", edit.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, LocationInfo location, Workbench bench)
    {
        TextRange span = location.Span;
        json.WriteNumber("start", span.Start);
        json.WriteNumber("end", span.End);
        json.WriteNumber("line", location.Lines.Start.Line + 1);
        json.WriteNumber("column", location.Lines.Start.Column + 1);
        if (bench.Grid.PlaceOf(span) is not { } place) return;

        json.WriteStartArray("place");
        json.WriteNumberValue(place.Part);
        json.WriteNumberValue((int)place.Area);
        json.WriteNumberValue(place.Row);
        json.WriteNumberValue(place.Column);
        json.WriteEndArray();
    }
}
