using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Text;
using InceptionGen.Language.Model;

namespace InceptionGen.Generator.Emitting;

/// <content>What the table says about training: one line for the recipe, and one for the momentum of most batch norms.</content>
internal sealed partial class NetworkEmitter
{
    /// <summary>The momentum of a batch norm that says none of its own.</summary>
    private string _usualMomentum = BatchNormSpec.UsualMomentum;

    private void WriteTraining()
    {
        if (Network.Recipe is { } recipe) _writer.Line($"table.Recipe({Recipe(recipe)});");

        IEnumerable<string> momenta = _plan.Operations.Select(plan => plan.Operation).OfType<ConvolutionSpec>()
            .Select(layer => layer.BatchNorm).OfType<BatchNormSpec>().Select(norm => norm.Momentum);
        if (momenta.GroupBy(momentum => momentum).OrderByDescending(group => group.Count()).FirstOrDefault() is { } most) _usualMomentum = most.Key;
        if (_usualMomentum != BatchNormSpec.UsualMomentum) _writer.Line($"table.Momentum({Float(_usualMomentum)});");
    }

    private string Momentum(BatchNormSpec? norm) => norm is null || norm.Momentum == _usualMomentum ? "" : ", momentum: " + Float(norm.Momentum);

    private static string Recipe(TrainingRecipe recipe) => "new() { " + string.Join(", ", Parts(recipe)) + " }";

    private static IEnumerable<string> Parts(TrainingRecipe recipe)
    {
        if (recipe.Loss is { } loss) yield return $"Loss = new(IG_::LossKind.{loss.Kind}{Last(loss.LabelSmoothing)})";
        if (recipe.AuxiliaryWeight is { } weight) yield return "AuxiliaryWeight = " + CSharpLiteral.Of(weight);
        if (recipe.Optimizer is { } optimizer) yield return "Optimizer = " + New(optimizer);
        if (recipe.Schedule is { } schedule) yield return "Schedule = " + New(schedule);
        if (recipe.GradientClipping is { } norm) yield return "GradientClipping = " + CSharpLiteral.Of(norm);
        if (recipe.WeightDecay is { } decay) yield return "WeightDecay = " + CSharpLiteral.Of(decay);
        if (recipe.WeightAverage is { } average) yield return "WeightAverage = " + CSharpLiteral.Of(average);
        if (recipe.Initialization is { } first) yield return "Initialization = " + New(first);
        if (recipe.FrozenStages is { } frozen) yield return "FrozenStages = " + Number(frozen);
    }

    private static string New(ScheduleSettings schedule) => schedule.Kind == ScheduleKind.Staircase
        ? $"new(IG_::ScheduleKind.Staircase, {CSharpLiteral.Of(schedule.Factor)}, {CSharpLiteral.Of(schedule.Epochs)})"
        : $"new(IG_::ScheduleKind.{schedule.Kind})";

    private static string New(InitializationSettings first) => first.Bias == 0
        ? $"new(IG_::InitializationKind.{first.Kind}{Last(first.Deviation)})"
        : $"new(IG_::InitializationKind.{first.Kind}, {CSharpLiteral.Of(first.Deviation)}, {CSharpLiteral.Of(first.Bias)})";

    private static string New(OptimizerSettings optimizer)
    {
        string[] settings = [.. Settings(optimizer).Where(setting => setting.Length > 0)];
        string made = $"new IG_::{optimizer.GetType().Name}({CSharpLiteral.Of(optimizer.LearningRate)})";
        return settings.Length == 0 ? made : made + " { " + string.Join(", ", settings) + " }";
    }

    /// <summary>What is not as the record has it if nothing is said.</summary>
    private static IEnumerable<string> Settings(OptimizerSettings optimizer)
    {
        switch (optimizer)
        {
            case SgdSettings sgd:
                return [Set("Momentum", sgd.Momentum, 0), Set("Nesterov", sgd.Nesterov)];
            case RmsPropSettings rms:
                var usual = new RmsPropSettings(0);
                return
                [
                    Set("Decay", rms.Decay, usual.Decay), Set("Momentum", rms.Momentum, usual.Momentum), Set("Epsilon", rms.Epsilon, usual.Epsilon),
                    Set("EpsilonOutside", rms.EpsilonOutside), Set("InitialAccumulator", rms.InitialAccumulator, usual.InitialAccumulator), Set("Centered", rms.Centered),
                ];
            case AdamSettings adam:
                return Betas(adam.Beta1, adam.Beta2, adam.Epsilon);
            case AdamWSettings adam:
                return Betas(adam.Beta1, adam.Beta2, adam.Epsilon);
            default:
                throw new InvalidOperationException($"No settings of {optimizer.GetType().Name}.");
        }
    }

    private static string[] Betas(float beta1, float beta2, float epsilon)
    {
        var usual = new AdamSettings(0);
        return [Set("Beta1", beta1, usual.Beta1), Set("Beta2", beta2, usual.Beta2), Set("Epsilon", epsilon, usual.Epsilon)];
    }

    private static string Set(string name, float value, float usual) => value == usual ? "" : name + " = " + CSharpLiteral.Of(value);

    private static string Set(string name, bool value) => value ? name + " = true" : "";

    private static string Last(float value) => value == 0 ? "" : ", " + CSharpLiteral.Of(value);
}
