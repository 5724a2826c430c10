using System.Linq;
using System.Threading;
using InceptionGen.Generator.Checking;
using InceptionGen.Generator.Diagnostics;
using InceptionGen.Generator.Parsing;
using InceptionGen.Generator.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InceptionGen.Generator.Pipeline;

/// <summary>A file that the project lists as a table.</summary>
/// <param name="Text">The file.</param>
/// <param name="Options">What the project says of it.</param>
internal sealed record TableFile(AdditionalText Text, TableOptions Options)
{
    /// <summary>The file as a table; null if it is another kind of file.</summary>
    public static TableFile? Of(AdditionalText text, AnalyzerConfigOptionsProvider provider)
    {
        AnalyzerConfigOptions metadata = provider.GetOptions(text);
        if (Metadata("Table") != "true") return null;
        return new TableFile(text, new TableOptions(
            Metadata("Namespace"), Metadata("Class"), Metadata("Accessibility"), Metadata("Input"), Metadata("Classes"),
            Metadata("Until"), Metadata("IncludeTop"), Metadata("Pooling"), Metadata("Names"), RootNamespace(provider)));

        string Metadata(string name) => Value(metadata, "build_metadata.AdditionalFiles.InceptionGen" + name);
    }

    /// <summary>The project's root namespace, as C# allows it.</summary>
    public static string RootNamespace(AnalyzerConfigOptionsProvider provider) =>
        ClassNaming.RootNamespace(Value(provider.GlobalOptions, "build_property.RootNamespace"));

    /// <summary>Reads the file, whatever is in it.</summary>
    public ReadTable Read(CancellationToken cancellation) => InternalError.Guard(
        () => Text.GetText(cancellation) is { } text
            ? new ReadTable(TableReader.Read(Text.Path, text, cancellation), Options)
            : ReadTable.Unreadable(Options, new(Descriptors.UnreadableFile, InternalError.StartOf(Text.Path), EquatableArray.Of("it cannot be opened"))),
        exception => ReadTable.Unreadable(Options, InternalError.At(Text.Path, exception)));

    private static string Value(AnalyzerConfigOptions options, string key) => options.TryGetValue(key, out string? value) ? value.Trim() : "";
}

/// <summary>A table read.</summary>
/// <param name="Result">Its cells, and what is wrong with their form.</param>
/// <param name="Options">What the project says of it.</param>
internal sealed record ReadTable(ReadResult Result, TableOptions Options)
{
    public TableDocument Document => Result.Document;

    /// <summary>Whether there are no cells that could be judged.</summary>
    public bool IsUnreadable => Result.Diagnostics.Any(problem => problem.Descriptor == Descriptors.UnreadableFile || problem.Descriptor == Descriptors.InternalError);

    public static ReadTable Unreadable(TableOptions options, DiagnosticInfo reason)
    {
        LocationInfo place = reason.Location;
        var document = new TableDocument(place.Path, TableKind.Network, "", place, default, default, default, default);
        return new ReadTable(new ReadResult(document, EquatableArray.Of(reason)), options);
    }
}
