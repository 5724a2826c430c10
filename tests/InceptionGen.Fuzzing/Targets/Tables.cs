using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using InceptionGen.Generator.Pipeline;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Generator.Tests.Parsing;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Projects;
using InceptionGen.Language.Text;
using Microsoft.CodeAnalysis.Text;

namespace InceptionGen.Fuzzing.Targets;

/// <summary>Tables, from bytes to C#: every mistake is a diagnostic inside the text.</summary>
internal static class Tables
{
    private static readonly string[] Pieces =
    [
        "type", "patch size/stride", "output size", "input size", "depth", "#1x1", "#3x3 reduce", "#3x3", "#5x5", "pool proj", "params", "ops", "name", "padding", "bias", "activation",
        "convolution", "max pool", "avg pool", "inception", "linear", "softmax", "dropout", "flatten", "concat", "residual", "auxiliary classifier", "local response norm (alpha 0.0001, k 1)",
        "# network: ", "# input: ", "# padding: same\n", "# pooling: ceil\n", "# module: ", "# continues: ", "# names of: ", "# parameters: ", "# classes: ", "# preprocess: rgb / 255\n",
        "3x3/2", "28x28x256", "1072K", "2.7M", "9,2K", "64.0", "[sic: x]", "(a)", "(3x3)", "double ", "999x", "×", "|", "\\|", ";", "\t", ",", "\"", "'", "=\"", "sep=;\n", "|---|---|\n", "\uFEFF", "\u200B", "\uFFFD",
        "{", "}", "[", "]", ":", "null", "\\u0000", "\"rows\":[", "\"modules\":{", "\n", "\r\n", "#", "99999999999", "-1", "NaN", "—",
    ];

    public static FuzzTarget Csv => Of("csv", "net.csv", SmallestShipped.Concat(PastedTables.SameText.Values).Append("sep=;\ntype;depth\nconv;1\n"));

    public static FuzzTarget Json => Of("json", "net.json", [JsonTables.Tiny, """{"network":"J","input":"32x32x3","columns":["type","#1x1"],"rows":[["conv",64.0]],"note":"n"}"""]);

    /// <summary>The shipped tables that are read quickly.</summary>
    private static IEnumerable<string> SmallestShipped => Directory.GetFiles(Repository.PathOf("tables"), "*.csv").Select(File.ReadAllText).Where(text => text.Length < 5_000);

    private static FuzzTarget Of(string name, string path, IEnumerable<string> seeds) =>
        new(name, [.. seeds.Select(Encoding.UTF8.GetBytes)], [.. Pieces.Select(Encoding.UTF8.GetBytes)], bytes => Try(path, bytes));

    private static string? Try(string path, byte[] bytes)
    {
        // As the compiler reads a file.
        SourceText text = SourceText.From(new MemoryStream(bytes), new UTF8Encoding(false));
        var table = new ReadTable(TableReader.Read(SourceTextOrigin.Of(path, text)), EquatableArray.Of(new TableOptions()));
        CheckedTable judged = TableTask.Of(table, new TableLibrary([table.Document])).Check(default);

        foreach (DiagnosticInfo problem in judged.Diagnostics)
        {
            string message = problem.ToDiagnostic().GetMessage();
            if (problem.Rule == Rules.InternalError) throw new InvalidOperationException(message);
            if (problem.Location.Span.End > text.Length) throw new InvalidOperationException("A place is outside the text: " + message);
        }

        foreach (NetworkSpec spec in judged.Specs) _ = new NetworkModel(spec, "Fuzzing", path).Emit();
        return judged.Errors.Count == 0 ? null : judged.Errors[0].ToDiagnostic().GetMessage();
    }
}
