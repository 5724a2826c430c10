using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking;

/// <summary>A network that ends earlier than its table, at a map that others build upon.</summary>
internal static class Shortening
{
    /// <summary>The network up to the stage that the options name, without its classifier and with its last map pooled if they say so.</summary>
    /// <param name="reportMistake">Takes an option, its value and what is wrong with it.</param>
    public static IReadOnlyList<Stage> Apply(IReadOnlyList<Stage> stages, NetworkOptions options, Action<string, string, string> reportMistake)
    {
        if (options.Until.Length > 0) stages = Until(stages, options.Until, detail => reportMistake("Until", options.Until, detail));
        if (!options.HasTop) stages = WithoutClassifier(stages) ?? Refused();
        return options.Pooling is { } pooling ? Pooled(stages, pooling) : stages;

        IReadOnlyList<Stage> Refused()
        {
            reportMistake("IncludeTop", "false", "every row of the network belongs to its classifier, so nothing would be left");
            return stages;
        }
    }

    /// <summary>The stages that the named one needs, and itself; all of them if there is none of that name, which is reported.</summary>
    public static IReadOnlyList<Stage> Until(IReadOnlyList<Stage> stages, string name, Action<string> report)
    {
        int last = Find(stages, name);
        if (last >= 0 && stages[last].Head.Length == 0) return UpTo(stages, last);

        report(last >= 0
            ? "this stage belongs to an auxiliary classifier; name one of the network's own"
            : Suggestions.DidYouMean(name, stages.Select(stage => stage.Name.Text), "no stage has this name; write the name of a row"));
        return stages;
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

    private static bool IsClassifying(Stage stage) => stage.Blueprint switch
    {
        SoftmaxBlueprint or LinearBlueprint or DropoutBlueprint or FlattenBlueprint => true,
        PoolBlueprint or AdaptivePoolBlueprint => stage.Operation.Output.Size == new Extent(1, 1),
        _ => false,
    };

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
        var pool = new PoolBlueprint(last.At, kind, Window: null, new Extent(1, 1), PaddingRules.Valid, CountsPadding: false);
        Fitted fitted = new Fitter(reportsUnread: false).Fit(pool, last.Operation.Output, null);
        string word = kind == PoolKind.Average ? "avg" : "max";
        StageName name = Free(stages, "global " + word + " pool");
        return [.. stages, new Stage(name, "Pooling=\"" + word + "\" in the project file", last.At, stages.Count - 1, Head: "", pool, fitted.Operation!)];
    }

    private static StageName Free(IReadOnlyList<Stage> stages, string name)
    {
        string free = name;
        while (stages.Any(stage => string.Equals(stage.Name.Identifier, Identifiers.PascalCase(free), StringComparison.OrdinalIgnoreCase))) free = "another " + free;
        return new StageName(free, Identifiers.PascalCase(free)!);
    }
}
