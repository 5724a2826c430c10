using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Options;

/// <summary>Classifiers that a network can do without.</summary>
internal static class AuxiliaryClassifiers
{
    /// <summary>The labels, and those of the classifiers that read one of theirs.</summary>
    public static HashSet<string> ReadersOf(IReadOnlyList<Stage> stages, IEnumerable<string> labels)
    {
        var found = new HashSet<string>(labels, StringComparer.Ordinal);
        foreach (Stage stage in stages)
        {
            // A row reads rows above it, so one pass finds readers of readers.
            if (stage.Source >= 0 && found.Contains(stages[stage.Source].Head)) found.Add(stage.Head);
        }

        return found;
    }

    /// <summary>The network's stages without those of the classifiers.</summary>
    /// <param name="named">The same stages with the names of their tensors.</param>
    public static EquatableArray<StageSpec> Without(IReadOnlyCollection<string> labels, IReadOnlyList<Stage> stages, EquatableArray<StageSpec> named)
    {
        if (labels.Count == 0) return named;

        var kept = new List<StageSpec>();
        var placeOf = new int[stages.Count];
        for (int index = 0; index < stages.Count; index++)
        {
            if (labels.Contains(stages[index].Head)) continue;

            placeOf[index] = kept.Count;
            int source = stages[index].Source;
            kept.Add(named[index] with { Source = source < 0 ? source : placeOf[source] });
        }

        return kept.ToEquatableArray();
    }
}
