using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Naming;

/// <summary>Gives every row of a table a name (tables/README.md, section 4), no two of which are the same in C#, ignoring case.</summary>
/// <param name="taken">The names of stages before the table's.</param>
internal sealed class StageNaming(string className, DiagnosticBag diagnostics, IEnumerable<StageName> taken)
{
    private readonly Dictionary<string, string> _nameOf = taken.ToDictionary(name => name.Identifier, name => name.Text, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _lastNumberOf = new(StringComparer.OrdinalIgnoreCase);
    private RepeatedNames _repeated = new([]);

    public IReadOnlyList<RowNames> Name(IReadOnlyList<TypedRow> rows)
    {
        _repeated = new RepeatedNames(rows);
        string[] heads = HeadsOf(rows);
        var names = new RowNames?[rows.Count];

        // Names that the table gives come first: "max pool 2" in a name cell makes the second max pool "max pool 3".
        for (int index = 0; index < rows.Count; index++)
        {
            if (IsStart(rows[index])) names[index] = new RowNames(rows[index].TypeName, default, heads[index]);
            else if (GivenName(rows, heads, index) is { } given) names[index] = Given(rows[index], given, heads[index]);
        }

        for (int index = 0; index < rows.Count; index++) names[index] ??= Numbered(rows[index], heads[index]);
        return names!;
    }

    private static bool IsStart(TypedRow row) => row.Type?.Kind == RowKind.AuxiliaryClassifier;

    private string[] HeadsOf(IReadOnlyList<TypedRow> rows)
    {
        var heads = new string[rows.Count];
        var identifiers = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        string head = "";
        for (int index = 0; index < rows.Count; index++)
        {
            if (IsStart(rows[index])) head = Head(rows[index], identifiers);
            heads[index] = head;
        }

        return heads;
    }

    /// <summary>The label of an auxiliary classifier; "aux1", "aux2" and so on where it has none, or one that cannot be used.</summary>
    private string Head(TypedRow row, HashSet<string> identifiers)
    {
        string label = row.Type!.Label;
        if (label.Length > 0)
        {
            var at = new CellReference(row.TypeName, row.TypeCell);
            label = NameLengths.Fit(label, at.Cell.Location, at.InWords, diagnostics);
            string? identifier = Identifiers.PascalCase(label);
            if (identifier is not null && identifiers.Add(identifier)) return label;

            if (identifier is null) diagnostics.Add(Rules.NotAnIdentifier, at, Excerpt.Of(label), "give the auxiliary classifier a label with a letter or a digit in it");
            else diagnostics.Add(Rules.DuplicateStage, at, "another auxiliary classifier has this label already; change one of them");
        }

        int number = 1;
        while (!identifiers.Add("Aux" + number.ToString(CultureInfo.InvariantCulture))) number++;
        return "aux" + number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A name that is not to be numbered; null if the row has only its type.</summary>
    private static string? GivenName(IReadOnlyList<TypedRow> rows, string[] heads, int index)
    {
        TypedRow row = rows[index];
        if (row.GivenName.Length > 0) return row.GivenName;

        bool endsHead = heads[index].Length > 0 && (index + 1 == rows.Count || IsStart(rows[index + 1]));
        if (endsHead) return heads[index];
        return row.IsLabelled ? Prefix(heads[index]) + row.TypeName : null;
    }

    private string Fit(string name, TypedRow row) =>
        NameLengths.Fit(name, row.NameCell.Location, new CellReference(name, row.NameCell).InWords, diagnostics);

    private static string Prefix(string head) => head.Length == 0 ? "" : head + " ";

    private RowNames Given(TypedRow row, string given, string head)
    {
        given = Fit(given, row);
        int count = row.Type?.Count ?? 1;
        var stages = new List<StageName>(count);
        for (int copy = 1; copy <= count; copy++)
        {
            string name = count == 1 ? given : given + " " + copy.ToString(CultureInfo.InvariantCulture);
            string? identifier = Identifiers.PascalCase(name);
            if (identifier is null && row.GivenName.Length > 0)
            {
                var at = new CellReference(given, row.NameCell);
                diagnostics.Add(Rules.NotAnIdentifier, at, Excerpt.Of(name), "give the row a name with a letter or a digit in it");
            }

            identifier = Free(identifier ?? "Stage");
            if (_nameOf.TryGetValue(identifier, out string? other))
            {
                if (copy == 1) ReportDuplicate(row, name, identifier, other);
                stages.Add(new StageName(name, Another(identifier)));
                continue;
            }

            _nameOf.Add(identifier, name);
            stages.Add(new StageName(name, identifier));
        }

        return new RowNames(given, stages.ToEquatableArray(), head);
    }

    private string Another(string identifier)
    {
        string prefix = identifier + "_";
        _lastNumberOf.TryGetValue(prefix, out int number);
        (_, string another, _lastNumberOf[prefix]) = TakeNumbered(prefix, Math.Max(number + 1, 2));
        return another;
    }

    private void ReportDuplicate(TypedRow row, string name, string identifier, string other)
    {
        string detail = string.Equals(name, other, StringComparison.OrdinalIgnoreCase)
            ? "another row has this name already; change one of them"
            : "in C# this row and '" + Excerpt.Of(other) + "' are both " + identifier + "; change one of the names";
        if (_repeated.Report(row, name, detail) is { } diagnostic) diagnostics.Add(diagnostic);
    }

    private RowNames Numbered(TypedRow row, string head)
    {
        string type = Fit(Prefix(head) + row.TypeName, row);
        int count = row.Type?.Count ?? 1;
        _lastNumberOf.TryGetValue(type, out int number);

        var stages = new List<StageName>(count);
        for (int copy = 0; copy < count; copy++)
        {
            bool isOnlyOne = number == 0 && count == 1 && IsFree(type);
            (string name, string identifier, number) = isOnlyOne ? TakeAsItIs(type) : TakeNumbered(type + " ", Math.Max(number + 1, count == 1 ? 2 : 1));
            stages.Add(new StageName(name, identifier));
        }

        _lastNumberOf[type] = number;
        return new RowNames(count > 1 ? row.TypeCell.Text : stages[0].Text, stages.ToEquatableArray(), head);
    }

    private bool IsFree(string name) => !_nameOf.ContainsKey(Free(Identifiers.PascalCase(name) ?? "Stage"));

    private (string Name, string Identifier, int Number) TakeAsItIs(string name)
    {
        string identifier = Free(Identifiers.PascalCase(name) ?? "Stage");
        _nameOf.Add(identifier, name);
        return (name, identifier, 1);
    }

    private (string Name, string Identifier, int Number) TakeNumbered(string prefix, int number)
    {
        while (true)
        {
            string name = prefix + number.ToString(CultureInfo.InvariantCulture);
            string identifier = Free(Identifiers.PascalCase(name) ?? "Stage");
            if (!_nameOf.ContainsKey(identifier))
            {
                _nameOf.Add(identifier, name);
                return (name, identifier, number);
            }

            number++;
        }
    }

    /// <summary>Names of members that every generated class has are taken.</summary>
    private string Free(string identifier) => ReservedNames.IsTakenForStage(identifier, className) ? identifier + "Stage" : identifier;
}
