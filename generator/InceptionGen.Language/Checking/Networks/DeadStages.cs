using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;

namespace InceptionGen.Language.Checking.Networks;

/// <summary>Stages that cost time and change nothing.</summary>
internal static class DeadStages
{
    public static void Report(IReadOnlyList<Stage> stages, DiagnosticBag diagnostics)
    {
        var read = new HashSet<int>(stages.Select(stage => stage.Source));
        for (int index = 0; index < stages.Count; index++)
        {
            bool isOutput = index == stages.Count - 1 || stages[index + 1].Head != stages[index].Head;
            if (isOutput || read.Contains(index)) continue;

            diagnostics.Add(
                Rules.DeadStage, stages[index].At,
                "no row reads it. Name it in the input cell of a row below, or remove it.");
        }
    }
}
