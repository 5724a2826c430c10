using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Generator.Model;
using InceptionGen.Generator.Text;

namespace InceptionGen.Generator.Planning;

/// <summary>A plan to read: what each stage does, by which algorithm and why, and what that takes.</summary>
internal sealed class PlanText
{
    private const int MostNames = 3;

    private readonly NetworkPlan plan;
    private readonly SourceWriter writer = new();

    private PlanText(NetworkPlan plan) => this.plan = plan;

    public static string Of(NetworkPlan plan)
    {
        var text = new PlanText(plan);
        text.WriteTotals();
        for (int index = 0; index < plan.Routines.Count; index++) text.WriteRoutine(index);
        return text.writer.ToString();
    }

    private void WriteTotals()
    {
        StagePlan[] working = plan.Stages.Where(stage => stage.Routine is not null).ToArray();
        Cost[] costs = working.Where(stage => stage.Stage.Head.Length == 0).SelectMany(stage => RoutineOf(stage).Layers).Select(layer => layer.Cost).ToArray();
        string heads = working.Any(stage => stage.Stage.Head.Length > 0) ? ", without auxiliary classifiers" : "";
        writer.Line($"{plan.Network.ClassName}: {Kilobytes(plan.WorkspaceFloats * sizeof(float))} of maps for an image, {Kilobytes(costs.Sum(cost => cost.WeightBytes))} of packed weights{heads}.");
        if (plan.Singles is { } singles)
        {
            string stages = $"{plan.Stages[plan.Blocks.First(block => block.WantedBy.Count == 0).Stages[0]].Stage.Name} to {plan.Stages[singles.LastStage].Stage.Name}";
            writer.Line($"Of a batch, {stages} run for one image after the other, in {Kilobytes(singles.Floats * sizeof(float))} for all of them; every image has {Kilobytes(plan.MapFloats * sizeof(float))} of its own.");
        }

        writer.Line($"Convolutions take about {Time(costs.Sum(cost => cost.Milliseconds))} on one core with AVX-512. Equal stages share a plan; of the ways to compute a convolution, the chosen one comes first.");
    }

    private void WriteRoutine(int index)
    {
        RoutinePlan routine = plan.Routines[index];
        string[] stages = plan.Stages.Where(stage => stage.Routine == index).Select(stage => stage.Stage.Name).ToArray();
        string names = stages.Length <= MostNames ? string.Join(", ", stages) : $"{stages[0]} and {(stages.Length - 1).ToString(CultureInfo.InvariantCulture)} more";
        string own = routine.ScratchFloats == 0 ? "" : $", {Kilobytes(routine.ScratchFloats * sizeof(float))} of its own";
        writer.Line();
        writer.Line($"{names}: {routine.Input.ToString()} to {routine.Output.ToString()}{own}");
        using SourceWriter.Scope indented = writer.Indented();
        foreach (StepPlan step in routine.Steps) WriteStep(step);
    }

    private void WriteStep(StepPlan step)
    {
        switch (step)
        {
            case ConvolveTogetherStep together:
                writer.Line("one product:");
                using (writer.Indented())
                {
                    foreach (LayerPlan layer in together.Layers) WriteLayer(layer, "");
                }

                break;
            case ConvolveAddStep add:
                WriteLayer(add.Layer, ", added to the input");
                break;
            case ConvolveStep convolve:
                WriteLayer(convolve.Layer, "");
                break;
            case PoolStep pool:
                string ends = pool.Ends is null ? "" : ", then the bias and activation of the convolution before it";
                writer.Line($"{pool.Pool.Kind.ToString()} pool{Window(pool.Pool)} {pool.X.Shape.ToString()} to {pool.Y.Shape.ToString()}{ends}");
                break;
            default:
                string name = step.GetType().Name;
                writer.Line($"{name.Substring(0, name.Length - "Step".Length)} {step.X.Shape.ToString()} to {step.Y.Shape.ToString()}");
                break;
        }
    }

    private void WriteLayer(LayerPlan layer, string ending)
    {
        ConvolutionSpec convolution = layer.Convolution;
        string column = convolution.Column.Length == 0 ? "" : convolution.Column + ": ";
        string patch = convolution.IsLinear ? "linear" : $"{convolution.Kernel}/{convolution.Stride.Height.ToString(CultureInfo.InvariantCulture)}";
        IEnumerable<string> ways = layer.Candidates.Select(way => $"{way.Algorithm} {Time(way.Cost.Milliseconds)} {Kilobytes(way.Cost.WeightBytes)}");
        writer.Line($"{column}{patch}{Padding(convolution)} {convolution.Input.ToString()} to {convolution.Output.ToString()}{ending}: {string.Join("; ", ways)}");
    }

    private static string Window(PoolSpec pool) =>
        pool.Kind == PoolKind.AdaptiveAverage ? "" : $" {pool.Window}/{pool.Stride.Height.ToString(CultureInfo.InvariantCulture)}{Padding(pool)}";

    private static string Padding(OperationSpec operation) => PaddingText.Of(operation) is { } padding ? ", padding " + padding + "," : "";

    private RoutinePlan RoutineOf(StagePlan stage) => plan.Routines[stage.Routine!.Value];

    private static string Time(double milliseconds) => milliseconds.ToString("0.00", CultureInfo.InvariantCulture) + " ms";

    private static string Kilobytes(long bytes) => ((bytes + 1023) / 1024).ToString("N0", CultureInfo.InvariantCulture) + " KB";
}
