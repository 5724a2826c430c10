using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Planning;
using InceptionGen.Generator.Text;
using InceptionGen.Language.Model;

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
        string signature = $"""
            private static void {RoutineName(index)}(
                global::InceptionGen.Execution.Frame frame, global::System.ReadOnlySpan<global::InceptionGen.Kernels.Layers.Layer> layers,
                {MapView} x, {MapView} y, long scratch)
            """;
        if (routine.Steps.Count == 1)
        {
            writer.Line($"{signature} => {Call(routine.Steps[0], maps)};");
            return;
        }

        using SourceWriter.Scope body = writer.Block(signature);
        var declared = new HashSet<int>();
        foreach (StepPlan step in routine.Steps)
        {
            foreach (Operand output in step.Writes.Where(output => output.Slot == MapSlot.Scratch && declared.Add(output.Map)))
                writer.Line($"{MapView} {maps[output.Map]} = {Frame(routine.Maps[output.Map], "scratch")};");
            writer.Line($"{Call(step, maps)};{Comment(step)}");
        }
    }

    private static string Call(StepPlan step, IReadOnlyList<string> maps)
    {
        string xy = Operand(step.X, maps) + ", " + Operand(step.Y, maps);
        return step switch
        {
            ConvolveStep convolve => $"frame.Convolve({Layer(convolve.Layer.Layer)}, {xy})",
            ConvolveTogetherStep together =>
                $"frame.Convolve([{List(together.Parts.Select(part => Layer(part.Layer.Layer)))}], {Operand(together.X, maps)}, [{List(together.Writes.Select(y => Operand(y, maps)))}])",
            ConvolveAddStep add =>
                $"frame.ConvolveAdd({Layer(add.Layer.Layer)}, {Operand(add.X, maps)}, {Operand(add.Added, maps)}, {Operand(add.Y, maps)}, {Float(add.Scale)}, {ActivationName(add.Activation)})",
            PoolStep { Pool: { Kind: PoolKind.Max } pool } => $"frame.MaxPool({xy}, {Window(pool.Window, pool.Stride, pool.Padding)})",
            PoolStep { Pool: { Kind: PoolKind.Average } pool } end =>
                $"frame.AveragePool({(end.Ends is { } layer ? Layer(layer) + ", " : "")}{xy}, {Window(pool.Window, pool.Stride, pool.Padding)}, {CSharpLiteral.Of(pool.CountsPadding)})",
            PoolStep => $"frame.AdaptiveAveragePool({xy})",
            LocalResponseNormStep norm => $"frame.LocalResponseNorm({xy}, {Number(norm.Size)}, {Float(norm.Alpha)}, {Float(norm.Beta)}, {Float(norm.K)})",
            SoftmaxStep => $"frame.Softmax({xy})",
            FlattenStep => $"frame.Flatten({xy})",
            AddScaledStep add => $"frame.AddScaled({Operand(add.X, maps)}, {Operand(add.Body, maps)}, {Operand(add.Y, maps)}, {Float(add.Scale)}, {ActivationName(add.Activation)})",
            _ => $"frame.Copy({xy})",
        };
    }

    private static string Comment(StepPlan step)
    {
        string columns = List(step.Layers.Select(layer => layer.Convolution.Column).Where(column => column.Length > 0));
        return columns.Length == 0 ? "" : " // " + XmlDoc.Escape(columns);
    }

    private static string Layer(int index) => $"layers[{Number(index)}]";

    private static string List(IEnumerable<string> items) => string.Join(", ", items);

    /// <summary>A method is called after the first stage that it runs.</summary>
    private string RoutineName(int routine) => "Run" + stagesOf[routine].First().Identifier;

    private static string Operand(Operand operand, IReadOnlyList<string> maps)
    {
        string map = operand.Slot switch
        {
            MapSlot.Input => "x",
            MapSlot.Output => "y",
            _ => maps[operand.Map],
        };
        return operand.FirstChannel is { } first ? $"{map}.Channels({Number(first)}, {Number(operand.Shape.Channels)})" : map;
    }

    /// <summary>The routine's own maps, named by what makes them.</summary>
    private static IReadOnlyList<string> MapNames(RoutinePlan routine)
    {
        var names = new string[routine.Maps.Count];
        var uses = new Dictionary<string, int>();
        foreach (StepPlan step in routine.Steps)
        {
            IEnumerable<StepPlan> makers = step is ConvolveTogetherStep together ? together.Parts : [step];
            foreach (StepPlan maker in makers.Where(maker => maker.Y.Slot == MapSlot.Scratch && names[maker.Y.Map] is null))
            {
                string name = NameOf(maker);
                uses[name] = uses.TryGetValue(name, out int count) ? count + 1 : 1;
                names[maker.Y.Map] = uses[name] == 1 ? name : name + "_" + Number(uses[name]);
            }
        }

        return names;
    }

    private static string NameOf(StepPlan maker) => maker switch
    {
        { Y.FirstChannel: not null } => "joined",
        ConvolveStep convolve => "conv" + convolve.Layer.Convolution.Kernel,
        PoolStep => "pooled",
        LocalResponseNormStep => "normalized",
        SoftmaxStep => "probabilities",
        FlattenStep => "flat",
        AddScaledStep => "sum",
        _ => "copy",
    };
}
