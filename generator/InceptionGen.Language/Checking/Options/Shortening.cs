using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Options;

/// <summary>A network that ends earlier than its table, at a map that other networks build on.</summary>
internal static class Shortening
{
    /// <summary>The stages that the options leave: up to the one that they name, without the classifier and with the last map pooled if they say so.
    /// Reports a stage that does not exist, and a number of classes that no row uses.</summary>
    public static IReadOnlyList<Stage> Apply(IReadOnlyList<Stage> stages, NetworkOptions options, TableDocument document, DiagnosticBag diagnostics)
    {
        var reader = new OptionReader(document, diagnostics);
        IReadOnlyList<Stage> left = options.Shortens ? Shorten(stages, options, reader) : stages;
        if (options.Classes is { } classes && !left.Any(stage => stage.Draft is LinearDraft or null))
        {
            string subject = options.Shortens ? "what is left of the network" : "the table";
            reader.Report("Classes", classes.ToString(CultureInfo.InvariantCulture), subject + " has no linear row whose outputs it could set");
        }

        return left;
    }

    private static IReadOnlyList<Stage> Shorten(IReadOnlyList<Stage> stages, NetworkOptions options, OptionReader reader)
    {
        if (options.Until.Length > 0) stages = Until(stages, options.Until, detail => reader.Report("Until", options.Until, detail));
        if (!options.HasTop) stages = WithoutClassifier(stages) ?? Refused();
        return options.Pooling is { } pooling ? Pooled(stages, pooling) : stages;

        IReadOnlyList<Stage> Refused()
        {
            reader.Report("IncludeTop", "false", "every row of the network belongs to its classifier, so nothing would be left");
            return stages;
        }
    }

    /// <summary>The stages that the named one needs, and itself; all of them if there is none of that name, which is reported.</summary>
    public static IReadOnlyList<Stage> Until(IReadOnlyList<Stage> stages, string name, Action<string> report)
    {
        int last = Find(stages, name, out string? detail);
        if (detail is null) return UpTo(stages, last);

        report(detail);
        return stages;
    }

    /// <summary>The place of the network's own stage of that name; what to write instead if there is none.</summary>
    public static int Find(IReadOnlyList<Stage> stages, string name, out string? detail)
    {
        int found = Find(stages, name);
        detail = found < 0 ? Suggestions.DidYouMean(name, stages.Select(stage => stage.Name.Text), "no stage has this name; write the name of a row")
            : stages[found].Head.Length > 0 ? "this stage belongs to an auxiliary classifier; name one of the network's own"
            : null;
        return found;
    }

    /// <summary>The network without the rows at its end that turn a map into scores: softmax, linear, dropout, flatten, and pools of a whole map. Null if nothing is left.</summary>
    public static IReadOnlyList<Stage>? WithoutClassifier(IReadOnlyList<Stage> stages)
    {
        int last = stages.Count - 1;
        while (last >= 0 && stages[last].Head.Length > 0) last--;
        while (last >= 0 && IsClassifying(stages[last])) last = stages[last].Source;
        return last < 0 ? null : UpTo(stages, last);
    }

    private static int Find(IReadOnlyList<Stage> stages, string name)
    {
        string wanted = Spelling.Compact(name);
        for (int index = 0; index < stages.Count; index++)
        {
            StageName stage = stages[index].Name;
            if (Spelling.Compact(stage.Text) == wanted || string.Equals(stage.Identifier, name, StringComparison.OrdinalIgnoreCase)) return index;
        }

        return -1;
    }

    private static bool IsClassifying(Stage stage) => stage.Draft?.IsClassifying(stage.Operation.Output) ?? false;

    private static List<Stage> UpTo(IReadOnlyList<Stage> stages, int last)
    {
        var needed = new bool[last + 1];
        for (int index = last; index >= 0; index = stages[index].Source) needed[index] = true;

        var kept = new List<Stage>();
        var placeOf = new int[last + 1];
        for (int index = 0; index <= last; index++)
        {
            if (!needed[index]) continue;

            placeOf[index] = kept.Count;
            int source = stages[index].Source;
            kept.Add(stages[index] with { Source = source < 0 ? source : placeOf[source] });
        }

        return kept;
    }

    private static List<Stage> Pooled(IReadOnlyList<Stage> stages, PoolKind kind)
    {
        Stage last = stages[stages.Count - 1];
        var pool = new PoolDraft(last.At, kind, Window: null, new Extent(1, 1), PaddingRules.Valid, CountsPadding: false);
        InferredRow inferred = new ShapeInference(reportsUnread: false).Infer(pool, last.Operation.Output, null);
        string word = kind == PoolKind.Average ? "avg" : "max";
        StageName name = Free(stages, "global " + word + " pool");
        return [.. stages, new Stage(name, last.At, stages.Count - 1, Head: "", pool, inferred.Operation!)];
    }

    private static StageName Free(IReadOnlyList<Stage> stages, string name)
    {
        string free = name;
        while (stages.Any(stage => string.Equals(stage.Name.Identifier, Identifiers.PascalCase(free), StringComparison.OrdinalIgnoreCase))) free = "another " + free;
        return new StageName(free, Identifiers.PascalCase(free)!);
    }
}
