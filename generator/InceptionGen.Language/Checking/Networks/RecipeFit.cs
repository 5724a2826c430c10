using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Checking.Settings;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Networks;

/// <summary>Whether a recipe is one for the table's network: a loss that its end can have, a weight for classifiers that it has.</summary>
internal static class RecipeFit
{
    public static void Check(TrainingRecipe? recipe, IReadOnlyList<Stage> stages, TableDocument document, DiagnosticBag diagnostics)
    {
        if (recipe?.Loss is { } loss && stages.LastOrDefault(stage => stage.Head.Length == 0) is { } last && Unfit(loss, last.Operation) is { } detail)
            Report(TrainingSettings.Loss, detail);
        if (recipe?.AuxiliaryWeight is not null && stages.All(stage => stage.Head.Length == 0))
            Report(TrainingSettings.AuxiliaryWeight, "the table has no auxiliary classifier; remove the directive");

        void Report(string key, string reason)
        {
            Directive directive = TableSettings.Find(document, key)!;
            diagnostics.Add(Rules.SettingNotUsable, directive.ValueLocation, PlaceInWords.Directive(key), Excerpt.Of(directive.Value), reason);
        }
    }

    /// <summary>Why the loss cannot be that of a network with this operation at its end; null if it can.</summary>
    private static string? Unfit(LossSettings loss, OperationSpec end)
    {
        bool isSigmoid = end is SigmoidSpec or ConvolutionSpec { Activation: Activation.Sigmoid };
        if (loss.Kind == LossKind.BinaryCrossEntropy)
            return end is SoftmaxSpec ? "the network ends in a softmax, which chooses one of its classes; write cross-entropy" : null;
        if (isSigmoid) return "the network ends in a sigmoid, a probability of its own for each output; write binary cross-entropy";
        return end.Output is { Height: 1, Width: 1, Channels: 1 } ? "the network has one output, and nothing to choose from; write binary cross-entropy, and end in a sigmoid" : null;
    }
}
