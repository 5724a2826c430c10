using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Model;
using InceptionGen.Tool.Torch.Text;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Torch.Training;

/// <summary>Writes what a table says of training, and where it says nothing, what InceptionGen's own training does.</summary>
internal static class RecipeWriter
{
    private const float UsualAuxiliaryWeight = 0.3f;
    private static readonly Spec.OptimizerSettings UsualOptimizer = new Spec.SgdSettings(0.01f) { Momentum = 0.9f };

    /// <param name="network">What is trained.</param>
    /// <param name="classes">Outputs of its classifier.</param>
    /// <param name="frozen">Attributes that are not trained.</param>
    /// <param name="lastLinears">The layers whose biases begin with 0 in any case.</param>
    public static void Write(PythonWriter python, NetworkSpec network, int classes, IEnumerable<string> frozen, IEnumerable<string> lastLinears)
    {
        Spec.TrainingRecipe recipe = network.Recipe ?? new Spec.TrainingRecipe();
        Spec.OptimizerSettings optimizer = recipe.Optimizer ?? UsualOptimizer;
        python.Line("CLASSES = " + PythonText.Of(classes));
        Names(python, "CLASS_NAMES", network.ClassNames);
        python.Line("LABEL_SMOOTHING = " + PythonText.Of(recipe.Loss?.LabelSmoothing ?? 0));
        python.Line("AUXILIARY_WEIGHT = " + PythonText.Of(recipe.AuxiliaryWeight ?? UsualAuxiliaryWeight));
        python.Line("LEARNING_RATE = " + PythonText.Of(optimizer.LearningRate));
        python.Line("WEIGHT_DECAY = " + PythonText.Of(recipe.WeightDecay ?? 0));
        python.Line("GRADIENT_CLIPPING = " + Optional(recipe.GradientClipping));
        python.Line("WEIGHT_AVERAGE = " + Optional(recipe.WeightAverage));
        Names(python, "FROZEN", [.. frozen]);

        InitializationWriter.Write(python, recipe.Initialization, [.. lastLinears]);
        Preprocess(python, network);
        Loss(python, recipe.Loss, classes);
        Schedule(python, recipe.Schedule);
        OptimizerWriter.Write(python, optimizer);
    }

    private static string Optional(float? value) => value is { } number ? PythonText.Of(number) : "None";

    internal static void Names(PythonWriter python, string name, IReadOnlyCollection<string> names) =>
        python.Line(new Code($"{name} = [", [.. names.Select(one => Code.Atom(PythonText.Quoted(one)))], "]"));

    private static void Preprocess(PythonWriter python, NetworkSpec network)
    {
        python.Blank(2);
        using PythonWriter.Scope body = python.Block("def preprocess(images):");
        python.Docstring($"Bytes (N, C, H, W) as the network reads them: {network.Preprocessing}.");
        python.Line("x = images.float()");
        string[] words = network.Preprocessing.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["bgr", ..]) python.Line("x = x.flip(1)  # blue, green, red");
        for (int index = 1; index < words.Length;)
        {
            string operation = words[index++];
            int start = index;
            while (index < words.Length && words[index] is not ("+" or "-" or "*" or "/")) index++;
            string[] operands = words[start..index];
            python.Line(operands.Length == 1
                ? $"x = x {operation} {operands[0]}"
                : $"x = x {operation} x.new_tensor([{string.Join(", ", operands)}]).view(-1, 1, 1)");
        }

        python.Line("return x");
    }

    private static void Loss(PythonWriter python, Spec.LossSettings? loss, int classes)
    {
        python.Blank(2);
        using PythonWriter.Scope body = python.Block("def loss(logits, labels):");
        if ((loss?.Kind ?? (classes == 1 ? Spec.LossKind.BinaryCrossEntropy : Spec.LossKind.CrossEntropy)) == Spec.LossKind.CrossEntropy)
        {
            python.Line(Code.Call("return F.cross_entropy", "logits", "labels", "label_smoothing=LABEL_SMOOTHING"));
            return;
        }

        if (classes == 1) python.Line("wanted = labels.float().unsqueeze(1)");
        else python.Line("wanted = F.one_hot(labels, CLASSES).float()");
        python.Line("wanted = wanted * (1 - LABEL_SMOOTHING) + LABEL_SMOOTHING / 2");
        python.Line("return F.binary_cross_entropy_with_logits(logits, wanted)");
    }

    private static void Schedule(PythonWriter python, Spec.ScheduleSettings? schedule)
    {
        python.Blank(2);
        using PythonWriter.Scope body = python.Block("def rate_factor(epoch, epochs):");
        switch (schedule?.Kind ?? Spec.ScheduleKind.Constant)
        {
            case Spec.ScheduleKind.Staircase:
                python.Docstring("What the learning rate is multiplied by: a staircase of epochs.");
                python.Line($"return {PythonText.Of(schedule!.Factor)} ** math.floor(epoch / {PythonText.Of(schedule.Epochs)} + 1e-9)");
                break;
            case Spec.ScheduleKind.Cosine:
                python.Docstring("What the learning rate is multiplied by: half a wave, down to 0.");
                python.Line("return (1 + math.cos(math.pi * min(epoch / epochs, 1))) / 2");
                break;
            default:
                python.Docstring("What the learning rate is multiplied by: it stays the same.");
                python.Line("return 1.0");
                break;
        }
    }
}
