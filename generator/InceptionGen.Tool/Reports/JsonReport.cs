using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using InceptionGen.Language.Diagnostics;

namespace InceptionGen.Tool.Reports;

/// <summary>All findings as one list, which is empty where nothing is wrong.</summary>
internal static class JsonReport
{
    private static readonly ReportJson Json = new(new JsonSerializerOptions(ReportJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static void Write(TextWriter output, IReadOnlyList<DiagnosticInfo> findings) =>
        output.WriteLine(JsonSerializer.Serialize([.. findings.Select(JsonFinding.Of)], Json.IReadOnlyListJsonFinding));
}
