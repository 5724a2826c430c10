using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Naming;

/// <summary>Names that two rows have: the row that is probably meant to have another, and the names that it may have been meant to have.</summary>
/// <param name="rows">All rows of the table.</param>
internal sealed class RepeatedNames(IReadOnlyList<TypedRow> rows)
{
    /// <summary>Nobody repairs more names by hand.</summary>
    private const int MostAnswers = 20;

    private const int MostFixes = 3;

    private readonly HashSet<int> _reported = [];
    private ILookup<string, int>? _places;
    private int _answers;

    /// <summary>The diagnostic, at whichever of two rows is out of the count of the rows around it.</summary>
    /// <param name="second">The row whose name is taken.</param>
    /// <param name="name">That name.</param>
    /// <param name="detail">What is wrong with it.</param>
    public DiagnosticInfo? Report(TypedRow second, string name, string detail)
    {
        List<(TypedRow Row, string Name, int Fit)> choices = _answers++ < MostAnswers ? Choices(second) : [];
        TypedRow wrong = choices.Select(choice => choice.Row).Append(second).FirstOrDefault(row => !_reported.Contains(PlaceOf(row))) ?? second;
        _reported.Add(PlaceOf(wrong));
        return new CellReference(name, wrong.NameCell).Diagnose(Rules.DuplicateStage, place: null, replacement: null, detail) is { } diagnostic
            ? diagnostic with { Fixes = choices.Select(choice => Fix.Set(choice.Row.NameCell.Location, choice.Name)).ToEquatableArray() }
            : null;
    }

    private List<(TypedRow Row, string Name, int Fit)> Choices(TypedRow second)
    {
        _places ??= Enumerable.Range(0, rows.Count).ToLookup(index => Spelling.Compact(rows[index].NameCell.Text));
        int[] same = [.. _places[Spelling.Compact(second.NameCell.Text)]];
        IEnumerable<int> places = same.Length == 2 && rows[same[0]].NameCell.Text == rows[same[1]].NameCell.Text ? same.Reverse() : same.Where(index => ReferenceEquals(rows[index], second));
        return
        [
            .. places
                .SelectMany(index => FreeNames.Of(rows[index].NameCell.Text, other => _places.Contains(Spelling.Compact(other)), TextAt(index - 1), TextAt(index + 1)).Select(free => (rows[index], free.Name, free.Fit)))
                .OrderByDescending(choice => choice.Fit)
                .Take(MostFixes),
        ];
    }

    private static int PlaceOf(TypedRow row) => row.NameCell.Location.Span.Start;

    private string TextAt(int index) => index >= 0 && index < rows.Count ? rows[index].NameCell.Text : "";
}
