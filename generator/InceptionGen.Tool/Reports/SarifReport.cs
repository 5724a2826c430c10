using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Tool.Reports;

/// <summary>SARIF 2.1.0 (OASIS), with rules, fixes and related places.</summary>
internal static class SarifReport
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private const string Home = "https://github.com/InceptionGen/InceptionGen";

    public static void Write(TextWriter output, IReadOnlyList<DiagnosticInfo> findings)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Rule[] rules = [.. findings.Select(finding => finding.Rule).Distinct().OrderBy(rule => rule.Id, StringComparer.Ordinal)];
            json.WriteStartObject();
            json.WriteString("$schema", Schema);
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json, rules);
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (DiagnosticInfo finding in findings) WriteResult(json, finding, Array.IndexOf(rules, finding.Rule));
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    private static void WriteTool(Utf8JsonWriter json, Rule[] rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "inceptiongen");
        json.WriteString("version", typeof(SarifReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]);
        json.WriteString("informationUri", Home);
        json.WriteStartArray("rules");
        foreach (Rule rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            WriteText(json, "shortDescription", rule.Title + ".");
            WriteText(json, "fullDescription", rule.Title + ". The page of the rule has its cause, an example and the fix.");
            json.WriteStartObject("messageStrings");
            WriteText(json, "default", rule.MessageFormat);
            json.WriteEndObject();
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", rule.Severity.InSarif());
            json.WriteEndObject();
            json.WriteString("helpUri", rule.HelpLink);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, DiagnosticInfo finding, int rule)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule.Id);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", finding.Rule.Severity.InSarif());
        WriteText(json, "message", finding.Message);
        json.WriteStartArray("locations");
        WriteLocation(json, finding.Location, text: null);
        json.WriteEndArray();
        if (finding.Related.Count > 0)
        {
            json.WriteStartArray("relatedLocations");
            foreach (RelatedPlace related in finding.Related) WriteLocation(json, related.Location, related.Text);
            json.WriteEndArray();
        }

        if (finding.Fixes.Count > 0)
        {
            json.WriteStartArray("fixes");
            foreach (Fix fix in finding.Fixes) WriteFix(json, fix);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteFix(Utf8JsonWriter json, Fix fix)
    {
        json.WriteStartObject();
        WriteText(json, "description", fix.Title + ".");
        json.WriteStartArray("artifactChanges");
        foreach (IGrouping<string, TextEdit> file in fix.Edits.GroupBy(edit => edit.Location.Path))
        {
            json.WriteStartObject();
            WriteArtifact(json, file.Key);
            json.WriteStartArray("replacements");
            foreach (TextEdit edit in file)
            {
                json.WriteStartObject();
                WriteRegion(json, "deletedRegion", edit.Location.Lines);
                json.WriteStartObject("insertedContent");
                json.WriteString("text", edit.Text);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, LocationInfo location, string? text)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        WriteArtifact(json, location.Path);
        WriteRegion(json, "region", location.Lines);
        json.WriteEndObject();
        if (text is not null) WriteText(json, "message", text);
        json.WriteEndObject();
    }

    private static void WriteArtifact(Utf8JsonWriter json, string path)
    {
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", FileUri.Of(path));
        json.WriteEndObject();
    }

    private static void WriteRegion(Utf8JsonWriter json, string name, LineRange lines)
    {
        json.WriteStartObject(name);
        json.WriteNumber("startLine", lines.Start.Line + 1);
        json.WriteNumber("startColumn", lines.Start.Column + 1);
        json.WriteNumber("endLine", lines.End.Line + 1);
        json.WriteNumber("endColumn", lines.End.Column + 1);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
