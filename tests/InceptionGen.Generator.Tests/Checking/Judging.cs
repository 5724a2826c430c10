using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using InceptionGen.Generator.Pipeline;
using InceptionGen.Language.Checking;
using InceptionGen.Language.Checking.Modules;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Projects;
using InceptionGen.Language.Text;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>Checks tables as the generator does, all files of a project together.</summary>
internal sealed class Judging
{
    private readonly Dictionary<string, string> _texts = [];
    private readonly List<TableDocument> _documents = [];

    /// <summary>Everything that reading said.</summary>
    public List<DiagnosticInfo> Reading { get; } = [];

    /// <summary>A project of the files: path and text, alternating. The first is the table that is judged.</summary>
    public static Judging Of(params (string Path, string Text)[] files)
    {
        var judging = new Judging();
        foreach ((string path, string text) in files)
        {
            ReadResult result = TableReader.Read(new TableSource(path, text));
            judging._texts.Add(path, text);
            judging._documents.Add(result.Document);
            judging.Reading.AddRange(result.Diagnostics);
        }

        return judging;
    }

    public static Judging OfPrinted(string name, params string[] others) =>
        Of([.. others.Prepend(name).Select(file => (file, File.ReadAllText(Path.Combine(TablesFolder(), file))))]);

    /// <summary>The spec of a CSV table that has no mistake.</summary>
    public static NetworkSpec Clean(string table, TableOptions? options = null) => Of(("net.csv", table)).Clean(options);

    public NetworkSpec Clean(TableOptions? options = null)
    {
        CheckResult result = Network(options);
        Assert.Empty(Shown(Reading.Concat(result.Diagnostics)));
        Assert.NotNull(result.Spec);
        return result.Spec;
    }

    public TableBundle Bundle => new TableLibrary(_documents).Bundle(_documents[0]);

    public CheckResult Network(TableOptions? options = null)
    {
        options ??= new TableOptions();
        return NetworkChecker.Check(new TableLibrary(_documents).Bundle(_documents[0], options.Names), options);
    }

    public EquatableArray<DiagnosticInfo> Module() => ModuleLibrary.Check(Bundle);

    /// <summary>"ING302 '463K' Row 'inception (4c)', ...": ID, the text at the span, message.</summary>
    public IEnumerable<string> Shown(IEnumerable<DiagnosticInfo> diagnostics) => diagnostics.Select(diagnostic =>
        diagnostic.Rule.Id + " '" + At(diagnostic.Location) + "' " + Message(diagnostic));

    /// <summary>"ING302 '463K'": ID and the text at the span.</summary>
    public IEnumerable<string> Places(IEnumerable<DiagnosticInfo> diagnostics) =>
        diagnostics.Select(diagnostic => diagnostic.Rule.Id + " '" + At(diagnostic.Location) + "'");

    private string At(LocationInfo location) => _texts[location.Path].Substring(location.Span.Start, location.Span.Length);

    public static string Message(DiagnosticInfo diagnostic) =>
        diagnostic.ToDiagnostic().GetMessage(System.Globalization.CultureInfo.InvariantCulture);

    private static string TablesFolder([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "Tables");
}
