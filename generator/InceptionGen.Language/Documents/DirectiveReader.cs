using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>Sorts a table's "key: value" pairs into directives, mistakes and, in CSV, comments.</summary>
internal sealed class DirectiveReader(TableText table, DiagnosticBag diagnostics)
{
    /// <summary>No key is longer; text before a later colon is a sentence.</summary>
    private const int MaximumKeyLength = 40;

    /// <summary>Every unknown one is compared with all known ones.</summary>
    private const int MaximumDirectives = 2_000;

    private readonly List<(SpannedText Key, SpannedText Value)> _pairs = [];

    private bool _isFull;
    private TableKind? _declaredKind;

    /// <summary>The kind of table that the first key to name one declares; null if none does.</summary>
    public TableKind? DeclaredKind => _declaredKind ?? MisspeltKind();

    /// <summary>Whether a CSV line begins a module or names table; a network is always the first table of its file.</summary>
    public static bool StartsTable(SpannedText comment) =>
        Pair(comment) is var (key, _) && DirectiveKeys.KindOf(key.Text) is TableKind.Module or TableKind.Names;

    /// <summary>Takes a CSV line "key: value" without its #; other comments are ignored.</summary>
    public void AddComment(SpannedText comment)
    {
        if (Pair(comment) is var (key, value)) Add(key, value);
        else if (comment.Text.IndexOf(':') < 0 && ForgottenColon.In(comment, table) is { } advice) diagnostics.Add(advice);
    }

    /// <summary>Reports a comment below the header that would be a directive above it.</summary>
    public void ReportBelowHeader(SpannedText comment, TableKind kind)
    {
        if (Pair(comment) is not var (key, _)) return;
        if (StartsTable(comment))
        {
            diagnostics.Add(Rules.UnknownDirective, key.In(table), Excerpt.Of(key.Text), "only a network's file may hold more tables below its rows, and this is a " + kind.InWords() + " table; move them to their own files");
            return;
        }

        if (DirectiveKeys.Find(key.Text, kind) is not string known || DirectiveKeys.IsProse(known)) return;

        diagnostics.Add(Rules.UnknownDirective, key.In(table), Excerpt.Of(key.Text), "directives go above the header; move the line there");
    }

    public void Add(SpannedText key, SpannedText value)
    {
        if (_pairs.Count == MaximumDirectives && !_isFull) diagnostics.Add(Rules.MalformedRow, key.In(table), "The directive", "a table has at most 2,000 directives, and none is read from here on");
        _isFull = _pairs.Count == MaximumDirectives;
        if (_isFull) return;

        _pairs.Add((key, value));
        _declaredKind ??= DirectiveKeys.KindOf(key.Text);
    }

    /// <summary>The kind that a misspelt key was meant to declare, in a table that declares none.</summary>
    private TableKind? MisspeltKind()
    {
        foreach ((SpannedText key, _) in _pairs)
        {
            if (DirectiveKeys.KindThatKnows(key.Text) is null && Suggestions.DidYouMean(key.Text, [DirectiveKeys.Network, DirectiveKeys.Module, DirectiveKeys.NamesOf]) is { } meant)
                return DirectiveKeys.KindOf(meant);
        }

        return null;
    }

    /// <param name="otherKeys">The file's keys that are not directives; null in CSV, where what is not understood is a comment.</param>
    public EquatableArray<Directive> Read(TableKind kind, IReadOnlyList<string>? otherKeys = null)
    {
        var directives = new List<Directive>();
        foreach ((SpannedText key, SpannedText value) in _pairs)
        {
            string? known = DirectiveKeys.Find(key.Text, kind);
            if (known is null)
            {
                // A table keeps its name where the key before it is misspelt, so that others still find it.
                if (ReportUnknown(key, kind, otherKeys) != DirectiveKeys.NameOf(kind)) continue;
                known = DirectiveKeys.NameOf(kind);
            }

            if (value.Text.Length == 0)
            {
                Report(key, value, "it has no value");
                continue;
            }

            if (!DirectiveKeys.MayRepeat(known) && directives.Any(directive => directive.Key == known))
            {
                Report(key, value, "'" + known + "' is given twice; keep one of the two");
                continue;
            }

            directives.Add(new Directive(known, value.Text, key.In(table), value.In(table)));
        }

        return directives.ToEquatableArray();
    }

    private static (SpannedText Key, SpannedText Value)? Pair(SpannedText comment)
    {
        int colon = comment.Text.IndexOf(':');
        if (colon is < 1 or > MaximumKeyLength) return null;

        SpannedText key = comment.Slice(0, colon).Trim();
        return key.Text.Length == 0 ? null : (key, comment.Slice(colon + 1, comment.Text.Length).Trim());
    }

    private void Report(SpannedText key, SpannedText value, string detail) => diagnostics.Add(
        Rules.SettingNotUsable, value.In(table), PlaceInWords.Directive(key.Text), Excerpt.Of(value.Text), detail);

    /// <summary>Reports a key that is not known, and gives the one that was meant.</summary>
    private string? ReportUnknown(SpannedText key, TableKind kind, IReadOnlyList<string>? otherKeys)
    {
        string? detail = Explain(key.Text, kind, otherKeys ?? [], out string? meant);
        if (detail is null && otherKeys is null) return null;

        detail ??= "the keys of a " + kind.InWords() + " table are " + string.Join(", ", otherKeys.Concat(DirectiveKeys.Of(kind)));
        var diagnostic = new DiagnosticInfo(Rules.UnknownDirective, key.In(table), EquatableArray.Of(Excerpt.Of(key.Text), detail));
        diagnostics.Add(meant is null ? diagnostic : diagnostic with { Fixes = EquatableArray.Of(Fix.Write("Rename the directive to '" + meant + "'", key.In(table), meant)) });
        return meant;
    }

    private static string? Explain(string key, TableKind kind, IReadOnlyList<string> otherKeys, out string? meant)
    {
        meant = null;
        string thisTable = "this is a " + kind.InWords() + " table";
        if (DirectiveKeys.KindOf(key) is not null) return "a table is a network, a module or a names table, and " + thisTable;
        if (DirectiveKeys.KindThatKnows(key) is TableKind other) return "it is a directive of " + other.InWords() + " tables, and " + thisTable;

        meant = DirectiveKeys.DidYouMean(key, kind) ?? Suggestions.DidYouMean(key, otherKeys);
        return meant is null ? null : "did you mean '" + meant + "'?";
    }
}
