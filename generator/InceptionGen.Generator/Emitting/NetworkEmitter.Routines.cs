using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Text;
using InceptionGen.Language.Model;
using InceptionGen.Language.Planning;

namespace InceptionGen.Generator.Emitting;

/// <content>One method for what a stage does, shared by equal stages.</content>
internal sealed partial class NetworkEmitter
{
    private void WriteRoutine(int index)
    {
        RoutinePlan routine = _plan.Routines[index];
        IReadOnlyList<string> maps = MapNames(routine);
        if (index > 0) _writer.Line();
        _writer.Line($"/// <summary>{string.Join(", ", _stagesOf[index].Select(stage => XmlDoc.Escape(stage.Name)))}.</summary>");
        string signature = $"private static void {RoutineName(index)}(IG_Frame frame, IG_Layers layers, IG_Map x, IG_Map y, long scratch)";
        if (routine.Steps.Count == 1)
        {
            _writer.Line($"{signature} => {Call(routine.Steps[0], maps)};");
            return;
        }

        using SourceWriter.Scope body = _writer.Block(signature);
        var declared = new HashSet<int>();
        foreach (StepPlan step in routine.Steps)
        {
            foreach (Operand output in step.Writes.Where(output => output.Slot == MapSlot.Scratch && declared.Add(output.Map)))
                _writer.Line($"var {maps[output.Map]} = {Frame(routine.Maps[output.Map], "scratch")};");
            _writer.Line($"{Call(step, maps)};{Comment(step)}");
        }
    }

    private static string Call(StepPlan step, IReadOnlyList<string> maps)
    {
        string xy = Operand(step.X, maps) + ", " + Operand(step.Y, maps);
        return step switch
        {
            RunStep run => $"frame.Run({Layer(run.Operation.Index)}, {xy})",
            RunTogetherStep together =>
                $"frame.Run([{List(together.Parts.Select(part => Layer(part.Operation.Index)))}], {Operand(together.X, maps)}, [{List(together.Writes.Select(y => Operand(y, maps)))}])",
            RunAddingStep add => $"frame.RunAdding({Layer(add.Convolution.Index)}, {Layer(add.Residual)}, {Operand(add.X, maps)}, {Operand(add.Added, maps)}, {Operand(add.Y, maps)})",
            EndInPoolStep end => $"frame.EndInPool({Layer(end.Convolution)}, {Layer(end.Pool.Index)}, {xy})",
            ResidualStep add => $"frame.Add({Layer(add.Residual)}, {Operand(add.X, maps)}, {Operand(add.Body, maps)}, {Operand(add.Y, maps)})",
            _ => $"frame.Copy({xy})",
        };
    }

    private static string Comment(StepPlan step)
    {
        string columns = List(step.Operations.Select(planned => planned.Operation).OfType<ConvolutionSpec>().Select(convolution => convolution.Column).Where(column => column.Length > 0));
        return columns.Length == 0 ? "" : " // " + XmlDoc.Escape(columns);
    }

    private static string Layer(int index) => $"layers[{Number(index)}]";

    private static string List(IEnumerable<string> items) => string.Join(", ", items);

    /// <summary>A method is called after the first stage that it runs.</summary>
    private string RoutineName(int routine) => "Run" + _stagesOf[routine].First().Identifier;

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
            IEnumerable<StepPlan> makers = step is RunTogetherStep together ? together.Parts : [step];
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
        RunStep { Operation.Operation: ConvolutionSpec convolution } => "conv" + convolution.Kernel,
        RunStep { Operation.Operation: PoolSpec } or EndInPoolStep => "pooled",
        RunStep { Operation.Operation: PlainSpec plain } => plain.Name.Split(' ').Last(),
        ResidualStep => "sum",
        _ => "copy",
    };
}
