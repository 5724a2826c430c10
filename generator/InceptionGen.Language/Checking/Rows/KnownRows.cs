using System;
using System.Collections.Generic;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Rows;

/// <summary>What rows were understood as, for a table that is checked again with another text in one of them.</summary>
internal sealed class KnownRows
{
    // A row with another text is another object; comparing texts would take as long as reading them.
    private readonly Dictionary<TableRow, Entry> _entries = new(ByReference<TableRow>.Instance);
    private readonly Dictionary<TableRow, (TypedRow Row, IReadOnlyList<DiagnosticInfo> Found)> _typed = new(ByReference<TableRow>.Instance);

    /// <summary>The row with its type, as it is known or else as it is read now.</summary>
    public TypedRow Typed(TableRow source, DiagnosticBag diagnostics, Func<TableRow, DiagnosticBag, TypedRow> read)
    {
        if (_typed.TryGetValue(source, out (TypedRow Row, IReadOnlyList<DiagnosticInfo> Found) known))
        {
            foreach (DiagnosticInfo found in known.Found) diagnostics.Add(found);
            return known.Row;
        }

        int before = diagnostics.Count;
        TypedRow row = read(source, diagnostics);
        _typed[source] = (row, diagnostics.Since(before));
        return row;
    }

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
}
