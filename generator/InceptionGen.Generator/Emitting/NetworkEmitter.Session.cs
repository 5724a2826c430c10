using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Text;
using InceptionGen.Language.Model;
using InceptionGen.Language.Planning;

namespace InceptionGen.Generator.Emitting;

/// <content>The session: every stage by hand, and the whole network in the plan's order.</content>
internal sealed partial class NetworkEmitter
{
    private void WriteSession(string name)
    {
        _writer.Line($"""
            /// <summary>A workspace for {Network.ClassName}, for one caller at a time. Its methods run single stages by hand: each takes the tensor of any stage
            /// whose feature map it reads, and allocates its output.</summary>
            """);
        GeneratedFile.WriteAttribute(_writer);
        using (_writer.Block("public sealed partial class Session : IG_::Session"))
        {
            _writer.Line($$"""
                internal Session({{name}} network, IG_::SessionOptions? options)
                    : base(network, options, mapFloats: {{_plan.MapFloats}}, inputOffset: {{_plan.Image.Offset}}{{Singles()}})
                {
                }

                /// <summary>Runs the network on images that are preprocessed already.</summary>
                /// <returns>The output; the next run overwrites it.</returns>
                public global::System.ReadOnlySpan<float> Run(IG_::Tensor<{{Map(Network.Input)}}> image) => Run(image.Values);

                """);
            for (int stage = 0; stage < _plan.Stages.Count; stage++) WriteByHand(stage);
            WriteForward();
            for (int routine = 0; routine < _plan.Routines.Count; routine++) WriteRoutine(routine);
        }
    }

    private void WriteByHand(int index)
    {
        StageSpec stage = _plan.Stages[index].Stage;
        string output = Map(stage.Output);
        string signature = $"public IG_::Tensor<{output}> {CSharpName.Of(stage.Identifier)}(IG_::Tensor<{Map(stage.Input)}> input) =>";
        if (_plan.Stages[index].Routine is not { } routine)
        {
            _writer.Line($"/// <summary>{XmlDoc.Escape(stage.Name)} does nothing at inference: gives its input back.</summary>");
            _writer.Line($"{signature} input;");
        }
        else
        {
            _writer.Line($"/// <summary>Runs {XmlDoc.Escape(stage.Name)} alone.</summary>");
            _writer.Line($"{signature} ByHand<{output}>(input, {index}, {RoutineName(routine)});");
        }

        _writer.Line();
    }

    private void WriteForward()
    {
        IReadOnlyList<string> variables = Variables();
        _writer.Line("/// <inheritdoc/>");
        using (_writer.Block("protected override void Forward(IG_Frame frame)"))
        {
            _writer.Line($"var image = {Frame(_plan.Image)};");
            if (_plan.PerImagePrefix is { } singles) WriteSingles(singles, variables);
            foreach (BlockPlan block in _plan.Blocks.Skip(_plan.PerImagePrefix?.Blocks ?? 0))
            {
                _writer.Line();
                WriteBlock(block, variables);
            }
        }

        _writer.Line();
    }

    private void WriteSingles(PerImagePrefixPlan singles, IReadOnlyList<string> variables)
    {
        _writer.Line($"var {variables[singles.LastStage]} = {Frame(_plan.Stages[singles.LastStage].Output)};");
        using (_writer.Block("while (frame.NextImage())"))
        {
            for (int block = 0; block < singles.Blocks; block++)
            {
                if (block > 0) _writer.Line();
                WriteBlock(_plan.Blocks[block], variables, singles);
            }
        }

        _writer.Line();
        _writer.Line("if (frame.IsDone) return;");
    }

    private void WriteBlock(BlockPlan block, IReadOnlyList<string> variables, PerImagePrefixPlan? singles = null)
    {
        if (block.WantedBy.Count == 0)
        {
            WriteStages(block, variables, singles);
            return;
        }

        string wanted = string.Join(" || ", block.WantedBy.Select(range => $"frame.Wants({Number(range.First)}, {Number(range.Last)})"));
        using SourceWriter.Scope scope = _writer.Block($"if ({wanted})");
        WriteInputOf(block, variables);
        WriteStages(block, variables, singles);
    }

    private void WriteStages(BlockPlan block, IReadOnlyList<string> variables, PerImagePrefixPlan? singles)
    {
        foreach (int index in block.Stages)
        {
            StagePlan stage = _plan.Stages[index];
            if (index != block.Stages[0]) _writer.Line();
            string x = InputVariable(index, variables), y = variables[index];
            if (singles is not null && x == "image") x = OneOf(x);
            if (index == singles?.LastStage || (singles is not null && y == "image")) y = OneOf(y);
            if (stage.Routine is { } routine)
            {
                if (index != singles?.LastStage) _writer.Line($"var {y} = {Frame(stage.Output)};");
                _writer.Line($"{RoutineName(routine)}(frame, Layers({Number(index)}), {x}, {y}, {stage.Scratch});");
            }

            _writer.Line($"if (frame.CompleteStage({index}, {y})) {(singles is null ? "return" : "continue")};");
        }
    }

    /// <summary>Of a map of all images, that of the image whose turn it is.</summary>
    private static string OneOf(string map) => $"frame.OneOf({map})";

    private string Singles() => _plan.PerImagePrefix is { } singles ? $", perImagePrefixOffset: {Number(singles.Offset)}, perImagePrefixFloats: {Number(singles.Floats)}" : "";

    /// <summary>Declares the map that a block reads, where the block that made it may not have run.</summary>
    private void WriteInputOf(BlockPlan block, IReadOnlyList<string> variables)
    {
        int source = _plan.Stages[block.Stages[0]].Stage.Source;
        bool isVisible = source < 0 || _plan.Blocks.Any(other => other.WantedBy.Count == 0 && other.Stages.Contains(source));
        if (isVisible || variables[source] == "image") return;
        _writer.Line($"var {variables[source]} = {Frame(_plan.Stages[source].Output)};");
    }

    /// <summary>The variable that holds each stage's output; a stage that does nothing shares that of what it reads.</summary>
    private IReadOnlyList<string> Variables()
    {
        IReadOnlyList<string> own = CSharpName.Locals(Network.Stages.Select(stage => stage.Identifier), "frame", "image");
        var variables = new List<string>();
        foreach (StagePlan stage in _plan.Stages)
            variables.Add(stage.Routine is null ? InputVariable(variables.Count, variables) : own[variables.Count]);
        return variables;
    }

    private string InputVariable(int stage, IReadOnlyList<string> variables) =>
        _plan.Stages[stage].Stage.Source is >= 0 and int source ? variables[source] : "image";

    private static string Frame(MapPlan map, string scratch = "")
    {
        string offset = (scratch.Length, map.Offset) switch
        {
            (0, _) => Number(map.Offset),
            (_, 0) => scratch,
            _ => scratch + " + " + Number(map.Offset),
        };
        string stride = map.PixelStride == map.Shape.Channels ? "" : ", " + Number(map.PixelStride);
        return $"frame.Map({offset}, {Number(map.Shape.Height)}, {Number(map.Shape.Width)}, {Number(map.Shape.Channels)}{stride})";
    }
}
