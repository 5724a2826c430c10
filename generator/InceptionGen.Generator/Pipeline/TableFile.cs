using System.Linq;
using System.Threading;
using InceptionGen.Language.Checking.Naming;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Projects;
using InceptionGen.Language.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InceptionGen.Generator.Pipeline;

/// <summary>A file that may be a table of the project.</summary>
/// <param name="Text">The file.</param>
/// <param name="Listings">What the project says of it, once for each time that it lists the table. None for a table that the project does not list
/// but that a listed one may name: it makes no class.</param>
internal sealed record TableFile(AdditionalText Text, EquatableArray<TableOptions> Listings) : IOfferedTable
{
    /// <summary>The item metadata that says that a file is a table (InceptionGen.Tables.targets).</summary>
    private const string Metadata = "build_metadata.AdditionalFiles.InceptionGenTable";

    /// <summary>What it is for a table that is not listed.</summary>
    private const string Offered = "offered";

    public string Path => Text.Path;

    public bool IsListed => Listings.Count > 0;

    /// <summary>The file as a table; null if it is another kind of file.</summary>
    public static TableFile? Of(AdditionalText text, AnalyzerConfigOptionsProvider provider) =>
        ListingsOf(text, provider) is { Length: > 0 } listings ? Of(text, listings, RootNamespace(provider)) : null;

    /// <param name="listings">Of <see cref="ListingsOf"/>.</param>
    public static TableFile Of(AdditionalText text, string listings, string rootNamespace) =>
        new(text, listings == Offered ? default : TableOptions.ReadAll(listings, rootNamespace).ToEquatableArray());

    /// <summary>What the project says of the file, as it is written there; empty if the file is not a table.</summary>
    public static string ListingsOf(AdditionalText text, AnalyzerConfigOptionsProvider provider) => Value(provider.GetOptions(text), Metadata);

    /// <summary>The project's root namespace, as C# allows it.</summary>
    public static string RootNamespace(AnalyzerConfigOptionsProvider provider) =>
        ClassNaming.RootNamespace(Value(provider.GlobalOptions, "build_property.RootNamespace"));

    /// <summary>Reads the file, whatever is in it.</summary>
    public ReadTable Read(CancellationToken cancellation) => InternalError.Guard(
        () => Text.GetText(cancellation) is { } text
            ? new ReadTable(TableReader.Read(SourceTextOrigin.Of(Text.Path, text), cancellation), Listings)
            : ReadTable.Unreadable(Listings, new(Rules.UnreadableFile, LocationInfo.StartOf(Text.Path), EquatableArray.Of("it cannot be opened"))),
        exception => ReadTable.Unreadable(Listings, InternalError.At(Text.Path, exception)));

    private static string Value(AnalyzerConfigOptions options, string key) => options.TryGetValue(key, out string? value) ? value.Trim() : "";
}
