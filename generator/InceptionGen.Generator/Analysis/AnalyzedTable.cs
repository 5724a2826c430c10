using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using InceptionGen.Generator.Pipeline;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Projects;
using Microsoft.CodeAnalysis;

namespace InceptionGen.Generator.Analysis;

/// <summary>A text of a table, read once, and judged again only when another table that it uses has changed.</summary>
internal sealed class AnalyzedTable(TableFile file, ReadTable table)
{
    /// <summary>For each text, as long as its host keeps it: a host makes a new one for every edit.</summary>
    private static readonly ConditionalWeakTable<AdditionalText, AnalyzedTable> Known = new();

    private volatile Judgement? _last;

    public ReadTable Table => table;

    /// <exception cref="System.OperationCanceledException">The token was cancelled.</exception>
    public static AnalyzedTable Of(TableFile file, CancellationToken cancellation)
    {
        lock (Known)
        {
            if (Known.TryGetValue(file.Text, out AnalyzedTable known))
            {
                if (known.IsOf(file)) return known;
                Known.Remove(file.Text);
            }

            var read = new AnalyzedTable(file, file.Read(cancellation));
            Known.Add(file.Text, read);
            return read;
        }
    }

    /// <exception cref="System.OperationCanceledException">The token was cancelled.</exception>
    public Judgement Judge(TableLibrary library, CancellationToken cancellation)
    {
        TableTask task = TableTask.Of(table, library);
        if (_last is { } last && last.Task == task) return last;

        CheckedTable judged = task.Check(cancellation);
        return _last = new Judgement(task, judged, Diagnostics(judged, areErrors: true), Diagnostics(judged, areErrors: false));
    }

    private bool IsOf(TableFile other) => file == other;

    private static ImmutableArray<Diagnostic> Diagnostics(CheckedTable judged, bool areErrors) =>
        [.. judged.Diagnostics.Where(diagnostic => diagnostic.IsBlocking == areErrors).Select(diagnostic => diagnostic.ToDiagnostic())];

    /// <summary>What was found of a table together with the tables that it uses.</summary>
    public sealed record Judgement(TableTask Task, CheckedTable Table, ImmutableArray<Diagnostic> Errors, ImmutableArray<Diagnostic> Advice);
}
