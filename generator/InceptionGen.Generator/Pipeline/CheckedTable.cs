using System.Linq;
using System.Threading;
using InceptionGen.Generator.Checking;
using InceptionGen.Generator.Diagnostics;
using InceptionGen.Generator.Model;
using InceptionGen.Generator.Parsing;
using InceptionGen.Generator.Text;

namespace InceptionGen.Generator.Pipeline;

/// <summary>A table read, with the other tables that it needs.</summary>
internal sealed record TableTask(ReadTable Table, TableBundle Bundle)
{
    public static TableTask Of(ReadTable table, TableLibrary library) => new(table, library.Bundle(table.Document, table.Options.Names));

    /// <summary>Judges the table. The generator reports the errors of it, <see cref="TableAnalyzer"/> the warnings.</summary>
    public CheckedTable Check(CancellationToken cancellation)
    {
        TableDocument document = Table.Document;
        CheckResult result = Table.IsUnreadable
            ? new CheckResult(null, default)
            : InternalError.Guard(() => Judge(cancellation), exception => new CheckResult(null, EquatableArray.Of(InternalError.At(document.Path, exception))));
        EquatableArray<DiagnosticInfo> diagnostics = Table.Result.Diagnostics.Concat(result.Diagnostics)
            .OrderBy(diagnostic => diagnostic.Location.Span.Start).ToEquatableArray();
        return new CheckedTable(document.Path, document.NameLocation, result.Spec, diagnostics);
    }

    private CheckResult Judge(CancellationToken cancellation) => Table.Document.Kind switch
    {
        TableKind.Network => NetworkChecker.Check(Bundle, Table.Options, cancellation),
        TableKind.Module => new CheckResult(null, ModuleChecker.Check(Bundle)),
        _ => new CheckResult(null, NamesChecker.Check(Table.Document)),
    };
}

/// <summary>A table judged.</summary>
/// <param name="Path">Its file.</param>
/// <param name="NameLocation">Where it says what it is called.</param>
/// <param name="Spec">What it says; null for a table that makes no class.</param>
/// <param name="Diagnostics">Everything that is wrong with it.</param>
internal sealed record CheckedTable(string Path, LocationInfo NameLocation, NetworkSpec? Spec, EquatableArray<DiagnosticInfo> Diagnostics)
{
    public EquatableArray<DiagnosticInfo> Errors => Diagnostics.Where(diagnostic => diagnostic.IsBlocking).ToEquatableArray();

    public EquatableArray<DiagnosticInfo> Warnings => Diagnostics.Where(diagnostic => !diagnostic.IsBlocking).ToEquatableArray();

    /// <summary>The class that it makes; null if it makes none.</summary>
    public ClassClaim? Claim => Spec is null ? null : new ClassClaim(Path, Spec.QualifiedName, NameLocation);
}
