using System.Collections.Generic;
using System.Runtime.CompilerServices;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;

namespace InceptionGen.Language.Checking.Rows;

/// <summary>What rows were understood as, for a table that is checked again with another text in one of them.</summary>
internal sealed class KnownRows
{
    private readonly Dictionary<TableRow, Entry> _entries = new(ByReference.Instance);

    public bool TryGet(TableRow source, DiagnosticBag diagnostics, out Row? row, out DeclaredShape? output)
    {
        bool isKnown = _entries.TryGetValue(source, out Entry entry);
        (row, output) = (entry.Row, entry.Output);
        if (!isKnown) return false;

        foreach (DiagnosticInfo found in entry.Found) diagnostics.Add(found);
        return true;
    }

    /// <param name="found">What was reported of the row.</param>
    public void Add(TableRow source, Row? row, DeclaredShape? output, IReadOnlyList<DiagnosticInfo> found) => _entries[source] = new Entry(row, output, found);

    private readonly record struct Entry(Row? Row, DeclaredShape? Output, IReadOnlyList<DiagnosticInfo> Found);

    /// <summary>A row with another text is another object; comparing texts would take as long as reading them.</summary>
    private sealed class ByReference : IEqualityComparer<TableRow>
    {
        public static readonly ByReference Instance = new();

        public bool Equals(TableRow? x, TableRow? y) => ReferenceEquals(x, y);

        public int GetHashCode(TableRow row) => RuntimeHelpers.GetHashCode(row);
    }
}
