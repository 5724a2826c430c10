using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Model;
using InceptionGen.Tool.Torch.Layers;
using InceptionGen.Tool.Torch.Modules;
using InceptionGen.Tool.Torch.Text;

namespace InceptionGen.Tool.Torch.Networks;

/// <summary>Makes the attributes and the forward pass of the network's own class.</summary>
internal sealed class NetworkBuilder
{
    private readonly NetworkSpec _network;
    private readonly Trunk _trunk;
    private readonly IReadOnlyList<TorchHead> _heads;
    private readonly LayerClasses _layers;
    private readonly IReadOnlyDictionary<ModuleUse, (ModuleClass Class, IReadOnlyList<string> Arguments)> _modules;
    private readonly NameSet _attributes = NameSet.OfModule();
    private readonly NameSet _variables;
    private readonly Dictionary<int, Value> _outputs = [];
    private string? _lastLinear;

    public NetworkBuilder(
        NetworkSpec network,
        Trunk trunk,
        IReadOnlyList<TorchHead> heads,
        LayerClasses layers,
        IReadOnlyDictionary<ModuleUse, (ModuleClass Class, IReadOnlyList<string> Arguments)> modules)
    {
        (_network, _trunk, _heads, _layers, _modules) = (network, trunk, heads, layers, modules);
        _variables = new(["self", "x", "image", "torch", "nn", "F", .. heads.Select(head => head.Label)]);
    }

    public List<Code> Attributes { get; } = [];

    public List<(Code Line, string Comment)> Forward { get; } = [];

    public List<TensorOwner> Owners { get; } = [];

    /// <summary>The attributes of each stage, copies one by one, by the stage's index.</summary>
    public Dictionary<int, string> StagePaths { get; } = [];

    /// <summary>The last linear layer of the network and of each auxiliary classifier, if there is one.</summary>
    public List<string> LastLinears { get; } = [];

    public void Build()
    {
        int last = -1;
        Value x = Value.Named("x");
        if (IsReadLater(-1, _trunk.Stages[0]))
        {
            Forward.Add((Code.Atom("image = x"), ""));
            x = Value.Named("image");
        }

        _outputs[-1] = x;
        AddHeads(-1);
        foreach (TorchStage stage in _trunk.Stages)
        {
            Value input = _outputs[stage.First.Source];
            string variable = IsReadLater(stage.Last, Next(stage)) ? _variables.Take(PythonNames.Variable(Trunk.NameOf(stage), "stage")) : "x";
            Value output = stage.Uses.Count > 0 ? Module(stage, input) : Row(stage, input, variable);
            if (!output.Code.IsName)
            {
                Forward.Add((output.Code.After($"{variable} = "), stage.Stages[^1].Output.ToString()));
                output = Value.Named(variable, output.IsVector);
            }

            last = stage.Last;
            _outputs[last] = output;
            AddHeads(last);
        }

        Output = _outputs[last];
        if (_lastLinear is { } linear) LastLinears.Add(linear);
    }

    /// <summary>What the last stage gives.</summary>
    public Value Output { get; private set; } = Value.Named("x");

    private TorchStage? Next(TorchStage stage) => _trunk.Stages.SkipWhile(other => other != stage).Skip(1).FirstOrDefault();

    // Whether a variable of its own has to keep an output: the next stage reads x at once, others do later.
    private bool IsReadLater(int index, TorchStage? next) => _trunk.Stages.Any(stage => stage != next && stage.First.Source == index);

    private Value Module(TorchStage stage, Value input)
    {
        (ModuleClass made, IReadOnlyList<string> arguments) = _modules[stage.Uses[0]];
        bool isRepeated = stage.Uses.Count > 1;
        string attribute = _attributes.Take(NameOf(stage, isRepeated));
        Code one = Code.Call(made.Name, arguments);
        Attributes.Add((isRepeated ? Code.Call("nn.Sequential", $"*[{one} for _ in range({PythonText.Of(stage.Uses.Count)})]") : one).After($"self.{attribute} = "));
        for (int copy = 0; copy < stage.Uses.Count; copy++)
        {
            string path = isRepeated ? $"{attribute}.{PythonText.Of(copy)}" : attribute;
            StagePaths[stage.Indices[copy]] = path;
            Own(path, made, stage.Uses[copy]);
        }

        return new(Code.Call("self." + attribute, input.AsMap), made.IsVector);
    }

    private void Own(string path, ModuleClass made, ModuleUse use)
    {
        foreach ((LayerPlace place, ConvolutionSpec layer) in made.Layers.Zip(use.Layers)) Owners.AddRange(TensorOwner.Of($"{path}.{place.Path}", place, layer));
    }

    private Value Row(TorchStage stage, Value input, string variable)
    {
        OperationSpec operation = stage.First.Operation;
        IReadOnlyList<OperationSpec> chain = Leaves.Chain(operation)!;
        if (chain.Count == 0) return input;

        ConvolutionSpec[] layers = [.. Leaves.Layers(operation)];
        var channels = new ChannelNames([operation.Input.Channels], []);
        string attribute = _attributes.Take(NameOf(stage, isRepeated: false));

        // One name for all of a row's steps: the parts of an nn.Sequential, or the only layer.
        string[] names = layers.Length == 1 && chain.Count == 1
            ? [attribute]
            : [.. chain.Select((step, index) => (step, index)).Where(part => part.step is ConvolutionSpec).Select(part => $"{attribute}.{PythonText.Of(part.index)}")];
        var body = new BodyBuilder(_layers, channels, layers.Length == 0 ? null : names);
        Value output = chain.Count == 1 ? body.Step([chain[0]], input, attribute) : body.Add([operation], input, attribute);
        Attributes.AddRange(body.Attributes);
        Forward.AddRange(body.Forward.Select(line => (line, "")));
        if (body.Attributes.Count > 0) StagePaths[stage.Last] = attribute;
        foreach ((LayerPlace place, ConvolutionSpec layer) in body.Layers.Zip(layers))
        {
            Owners.AddRange(TensorOwner.Of(place.Path, place, layer));
            if (layer.IsLinear) _lastLinear = place.Path;
        }

        return output;
    }

    private void AddHeads(int source)
    {
        foreach (TorchHead head in _heads.Where(head => head.Source == source))
        {
            (ModuleClass made, IReadOnlyList<string> arguments) = _modules[head.Use];
            (string Prefix, IReadOnlyList<string> Names)? common = FileNames.Common(head.Use.Layers);
            string attribute = _attributes.Take(common is { } names && PythonNames.IsIdentifier(names.Prefix) && _attributes.IsFree(names.Prefix) ? names.Prefix : head.Label);
            Attributes.Add(Code.Call(made.Name, arguments).After($"self.{attribute} = "));
            Own(attribute, made, head.Use);
            if (made.Layers.LastOrDefault(layer => layer.Kind.Form == LayerForm.Linear) is { } linear) LastLinears.Add($"{attribute}.{linear.Path}");
            Value x = _outputs[source];
            string logits = made.IsVector ? $"self.{attribute}({x.AsMap})" : $"self.{attribute}({x.AsMap}).flatten(1)";
            Forward.Add((Code.Atom($"{head.Label} = {logits} if self.training else None"), ""));
        }
    }

    /// <summary>What the weights call the stage, if that is a name; else what the table does.</summary>
    private string NameOf(TorchStage stage, bool isRepeated)
    {
        string table = PythonNames.Variable(Trunk.NameOf(stage), "stage");
        ConvolutionSpec[][] layers = [.. stage.Stages.Select(copy => Leaves.Layers(copy.Operation).ToArray())];
        if (layers[0].Length == 0) return table;
        if (layers[0].Length == 1 && stage.Uses.Count == 0) return FileNames.Of(layers[0][0]) is { } own && PythonNames.IsIdentifier(own) && _attributes.IsFree(own) ? own : table;

        string[] prefixes = [.. layers.Select(copy => FileNames.Common(copy)?.Prefix ?? "")];
        if (isRepeated)
        {
            string[][] parts = [.. prefixes.Select(prefix => prefix.Split('.'))];
            bool isNumbered = parts.Select((part, copy) => part.Length == 2 && part[0] == parts[0][0] && part[1] == PythonText.Of(copy)).All(isRight => isRight);
            return isNumbered && PythonNames.IsIdentifier(parts[0][0]) && _attributes.IsFree(parts[0][0]) ? parts[0][0] : table;
        }

        return PythonNames.IsIdentifier(prefixes[0]) && _attributes.IsFree(prefixes[0]) ? prefixes[0] : table;
    }
}
