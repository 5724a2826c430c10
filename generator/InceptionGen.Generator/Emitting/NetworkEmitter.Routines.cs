using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Model;
using InceptionGen.Generator.Planning;
using InceptionGen.Generator.Text;

namespace InceptionGen.Generator.Emitting;

/// <content>One method for what a stage does, shared by equal stages.</content>
internal sealed partial class NetworkEmitter
{
    private void WriteRoutine(int index)
    {
        RoutinePlan routine = plan.Routines[index];
        IReadOnlyList<string> maps = MapNames(routine);
        if (index > 0) writer.Line();
        writer.Line($"/// <summary>{string.Join(", ", stagesOf[index].Select(stage => XmlDoc.Escape(stage.Name)))}.</summary>");
        using (writer.Block($"""
            private static void {RoutineName(index)}(
                global::InceptionGen.Execution.Frame frame, global::System.ReadOnlySpan<global::InceptionGen.Execution.Layer> layers,
                {MapView} x, {MapView} y, long scratch)
            """))
        {
            var declared = new HashSet<int>();
            foreach (StepPlan step in routine.Steps)
            {
                if (step.Y.Place == Place.Scratch && declared.Add(step.Y.Map))
                    writer.Line($"{MapView} {maps[step.Y.Map]} = {Frame(routine.Maps[step.Y.Map], "scratch")};");
                WriteStep(step, maps);
            }
        }
    }

    private void WriteStep(StepPlan step, IReadOnlyList<string> maps)
    {
        string x = Operand(step.X, maps);
        string y = Operand(step.Y, maps);
        switch (step)
        {
            case ConvolveStep convolve:
                string column = convolve.Column.Length == 0 ? "" : " // " + XmlDoc.Escape(convolve.Column);
                writer.Line($"frame.Convolve(layers[{convolve.Layer}], {x}, {y});{column}");
                break;
            case PoolStep { Kind: PoolKind.Max } pool:
                writer.Line($"frame.MaxPool({x}, {y}, {Window(pool.Window, pool.Stride, pool.Padding)});");
                break;
            case PoolStep { Kind: PoolKind.Average } pool:
                writer.Line($"frame.AveragePool({x}, {y}, {Window(pool.Window, pool.Stride, pool.Padding)}, {CSharpLiteral.Of(pool.CountsPadding)});");
                break;
            case PoolStep:
                writer.Line($"frame.AdaptiveAveragePool({x}, {y});");
                break;
            case LocalResponseNormStep norm:
                writer.Line($"frame.LocalResponseNorm({x}, {y}, {norm.Size}, {Float(norm.Alpha)}, {Float(norm.Beta)}, {Float(norm.K)});");
                break;
            case SoftmaxStep:
                writer.Line($"frame.Softmax({x}, {y});");
                break;
            case FlattenStep:
                writer.Line($"frame.Flatten({x}, {y});");
                break;
            case CopyStep:
                writer.Line($"frame.Copy({x}, {y});");
                break;
            case AddScaledStep add:
                writer.Line($"frame.AddScaled({x}, {Operand(add.Body, maps)}, {y}, {Float(add.Scale)}, {ActivationName(add.Activation)});");
                break;
        }
    }

    /// <summary>A method is called after the first stage that it runs.</summary>
    private string RoutineName(int routine) => "Run" + stagesOf[routine].First().Identifier;

    private static string Operand(Operand operand, IReadOnlyList<string> maps)
    {
        string map = operand.Place switch
        {
            Place.Input => "x",
            Place.Output => "y",
            _ => maps[operand.Map],
        };
        return operand.FirstChannel is { } first ? $"{map}.Channels({Number(first)}, {Number(operand.Shape.Channels)})" : map;
    }

    /// <summary>The routine's own maps, named by what makes them.</summary>
    private static IReadOnlyList<string> MapNames(RoutinePlan routine)
    {
        var uses = new Dictionary<string, int>();
        return Enumerable.Range(0, routine.Maps.Count).Select(map =>
        {
            string name = NameOf(routine.Steps.First(step => step.Y.Place == Place.Scratch && step.Y.Map == map));
            uses[name] = uses.TryGetValue(name, out int count) ? count + 1 : 1;
            return uses[name] == 1 ? name : name + "_" + Number(uses[name]);
        }).ToList();
    }

    private static string NameOf(StepPlan maker) => maker switch
    {
        { Y.FirstChannel: not null } => "joined",
        ConvolveStep convolve => "conv" + convolve.Kernel,
        PoolStep => "pooled",
        LocalResponseNormStep => "normalized",
        SoftmaxStep => "probabilities",
        FlattenStep => "flat",
        AddScaledStep => "sum",
        _ => "copy",
    };
}
