using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Compilation;
using InceptionGen.Language.Model;
using InceptionGen.Tool.Torch.Layers;
using InceptionGen.Tool.Torch.Text;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Torch.Modules;

/// <summary>Makes attributes and a forward pass of operations. It takes the same operation of every use of a class, which differ in channels alone.</summary>
/// <param name="classes">The file's classes of layers.</param>
/// <param name="channels">Numbers of channels as numbers or names.</param>
/// <param name="names">What the layers are to be called, in order; null for names of the columns.</param>
internal sealed class BodyBuilder(LayerClasses classes, ChannelNames channels, IReadOnlyList<string>? names)
{
    private readonly NameSet _attributes = NameSet.OfModule();
    private int _layer;

    public List<Code> Attributes { get; } = [];

    public List<Code> Forward { get; } = [];

    public List<LayerPlace> Layers { get; } = [];

    /// <summary>Whether every layer got its wanted name.</summary>
    public bool IsNamed { get; private set; } = names is not null;

    /// <summary>Adds an operation, and returns what it gives.</summary>
    /// <param name="uses">The operation in each use.</param>
    /// <param name="x">What it reads.</param>
    /// <param name="hint">What a variable for its steps is called, and a part that is none of the weights'.</param>
    public Value Add(IReadOnlyList<OperationSpec> uses, Value x, string hint)
    {
        if (Chains(uses) is { } chain) return Chain(chain, x, hint);
        return uses[0] switch
        {
            SequenceSpec sequence => Steps([.. Enumerable.Range(0, sequence.Operations.Count).Select(index => uses.Select(use => ((SequenceSpec)use).Operations[index]).ToArray())], x, hint),
            ConcatSpec concat => Concat(concat.Branches.Count, uses, x, hint),
            ResidualSpec residual => Residual(residual, uses, x),
            _ => throw new NotSupportedException($"A {uses[0].GetType().Name} cannot be written in PyTorch."),
        };
    }

    /// <summary>A step of its own: an attribute, and the call of it.</summary>
    /// <param name="uses">The step in each use.</param>
    /// <param name="wanted">What the attribute is called, unless the weights or the column have a name for it.</param>
    public Value Step(IReadOnlyList<OperationSpec> uses, Value x, string wanted)
    {
        switch (uses[0])
        {
            case ConvolutionSpec layer:
                LayerKind kind = LayerKind.Of(layer, x.IsVector);
                string attribute = _attributes.Take(NextName(layer, wanted, out bool isWanted));
                IsNamed &= isWanted;
                Assign(attribute, Layer(uses, kind, x));
                Layers.Add(new(attribute, kind));
                bool takesVector = kind.Form is LayerForm.Linear or LayerForm.VectorNorm;
                return Call(attribute, takesVector ? x.AsVector : x.AsMap, takesVector);
            case PoolSpec pool:
                return Part(wanted, classes.Pool(pool), x, x.AsMap);
            case LocalResponseNormSpec norm:
                return Part(wanted, NormOf(norm), x, x.AsMap);
            case DropoutSpec { Rate.Length: > 0 } dropout:
                return Part(wanted, Code.Call("nn.Dropout", PythonText.Of(Values.Number(dropout.Rate))), x, x.Code.ToString(), x.IsVector);
            case DropoutSpec:
                return x;
            case FlattenSpec { ChannelsLast: true } when !x.IsVector:
                return new(Code.Atom($"torch.flatten({x.Code}.permute(0, 2, 3, 1), 1)"), IsVector: true);
            case FlattenSpec:
                return new(Code.Atom(x.AsVector), IsVector: true);
            case SoftmaxSpec:
                return new(Code.Atom($"torch.softmax({x.Code}, 1)"), x.IsVector);
            case SigmoidSpec:
                return new(Code.Atom($"torch.sigmoid({x.Code})"), x.IsVector);
            default:
                throw new NotSupportedException($"A {uses[0].GetType().Name} cannot be written in PyTorch.");
        }
    }

    private Value Part(string wanted, Code constructor, Value x, string argument, bool isVector = false)
    {
        string attribute = _attributes.Take(wanted);
        Assign(attribute, constructor);
        return Call(attribute, argument, isVector) with { HasInputChannels = x.HasInputChannels };
    }

    private void Assign(string attribute, Code constructor) => Attributes.Add(constructor.After($"self.{attribute} = "));

    private static Value Call(string attribute, string x, bool isVector = false) => new(Code.Call("self." + attribute, x), isVector);

    private Code Layer(IReadOnlyList<OperationSpec> uses, LayerKind kind, Value x)
    {
        var layer = (ConvolutionSpec)uses[0];
        int window = layer.IsLinear ? layer.Input.Height * layer.Input.Width : 1;
        string inputs = channels.Of([.. uses.Select(use => use.Input.Channels * window)], x.HasInputChannels && window == 1);
        return classes.Layer(layer, kind, inputs, channels.Of([.. uses.Select(use => use.Output.Channels)]));
    }

    private static Code NormOf(LocalResponseNormSpec norm) => Code.Call(
        "nn.LocalResponseNorm",
        PythonText.Of(norm.Size),
        "alpha=" + PythonText.Of(Values.Number(norm.Alpha)),
        "beta=" + PythonText.Of(Values.Number(norm.Beta)),
        "k=" + PythonText.Of(Values.Number(norm.K)));

    private Value Chain(IReadOnlyList<OperationSpec[]> chain, Value x, string hint)
    {
        if (chain.Count == 0) return x;
        bool isSequential = chain.Count > 1 && chain.All(step => Leaves.IsSequential(step[0]));
        string? branch = isSequential && names is not null ? SequentialName(chain) : null;
        if (chain.Count == 1 && names is not null && chain[0][0] is ConvolutionSpec && SequentialName(chain) is { } one) return Sequential(chain, x, one);
        if (branch is not null) return Sequential(chain, x, branch);
        if (isSequential && names is null) return Sequential(chain, x, hint == "x" ? "layers" : hint);
        return Steps(chain, x, hint);
    }

    /// <summary>The name before the numbers, if the layers' names are those of an nn.Sequential with these steps: branch2.0, branch2.1.</summary>
    private string? SequentialName(IReadOnlyList<OperationSpec[]> chain)
    {
        string? name = null;
        int layer = _layer;
        for (int index = 0; index < chain.Count; index++)
        {
            if (chain[index][0] is not ConvolutionSpec) continue;
            string[] parts = names![layer++].Split('.');
            if (parts.Length != 2 || parts[1] != PythonText.Of(index) || (name ?? parts[0]) != parts[0] || !PythonNames.IsIdentifier(parts[0])) return null;
            name = parts[0];
        }

        return name is not null && _attributes.IsFree(name) ? name : null;
    }

    private Value Sequential(IReadOnlyList<OperationSpec[]> chain, Value x, string wanted)
    {
        string attribute = _attributes.Take(wanted);
        var parts = new List<Code>();
        Value read = x;
        foreach (OperationSpec[] step in chain)
        {
            switch (step[0])
            {
                case ConvolutionSpec layer:
                    var kind = LayerKind.Of(layer, overVectors: false);
                    Layers.Add(new($"{attribute}.{PythonText.Of(parts.Count)}", kind));
                    parts.Add(Layer(step, kind, read));
                    read = Value.Named(attribute);
                    _layer++;
                    break;
                case PoolSpec pool:
                    parts.Add(classes.Pool(pool));
                    break;
                case DropoutSpec dropout:
                    parts.Add(Code.Call("nn.Dropout", PythonText.Of(Values.Number(dropout.Rate))));
                    break;
                default:
                    parts.Add(NormOf((LocalResponseNormSpec)step[0]));
                    break;
            }
        }

        Assign(attribute, Code.Call("nn.Sequential", parts));
        return Call(attribute, x.AsMap);
    }

    // Every step but the last goes into a variable; x itself stays what it is, for other branches.
    private Value Steps(IReadOnlyList<OperationSpec[]> steps, Value x, string hint)
    {
        string variable = hint == "x" ? "y" : hint;
        for (int index = 0; index < steps.Count; index++)
        {
            Value y = Chains(steps[index]) is { Count: 1 } single ? Step(single[0], x, PartName(steps[index][0])) : Add(steps[index], x, variable);
            if (index == steps.Count - 1) return y;
            if (!y.Code.IsName) Forward.Add(y.Code.After($"{variable} = "));
            x = y.Code.IsName ? y : Value.Named(variable, y.IsVector, y.HasInputChannels);
        }

        return x;
    }

    private Value Concat(int count, IReadOnlyList<OperationSpec> uses, Value x, string hint)
    {
        if (x.IsVector || !x.Code.IsName) x = Held(x, "x");
        var branches = new List<Code>();
        for (int index = 0; index < count; index++)
        {
            string branch = (hint.StartsWith("branch", StringComparison.Ordinal) ? hint + "_" : "branch") + PythonText.Of(index + 1);
            OperationSpec[] operations = [.. uses.Select(use => ((ConcatSpec)use).Branches[index])];
            Value y = Chains(operations) is { Count: 1 } single ? Single(single[0], x, branch) : Add(operations, x, branch);
            if (y.Code.Items.Count > 0 && !y.Code.Head.StartsWith("self.", StringComparison.Ordinal)) y = Held(y, branch);
            branches.Add(Code.Atom(y.AsMap));
        }

        return new(new Code("torch.cat([", branches, "], 1)"));
    }

    // A branch of one step is called as the branch where the table's names do not say how.
    private Value Single(OperationSpec[] step, Value x, string branch)
    {
        if (step[0] is not ConvolutionSpec) return Step(step, x, PartName(step[0]));
        return names is null ? Renamed(step, x, branch) : Chain([step], x, branch);
    }

    private Value Renamed(OperationSpec[] step, Value x, string branch)
    {
        LayerKind kind = LayerKind.Of((ConvolutionSpec)step[0], x.IsVector);
        string attribute = _attributes.Take(branch);
        Assign(attribute, Layer(step, kind, x));
        Layers.Add(new(attribute, kind));
        _layer++;
        return Call(attribute, x.AsMap);
    }

    private Value Residual(ResidualSpec residual, IReadOnlyList<OperationSpec> uses, Value x)
    {
        if (!x.Code.IsName) x = Held(x, "x");
        Value body = Add([.. uses.Select(use => ((ResidualSpec)use).Body)], x, "body");
        if (body.Code.ToString().Length > 40) body = Held(body, "body");
        float scale = Values.Number(residual.Scale);
        string scaled = scale == 1 ? body.AsMap : $"{PythonText.Of(scale)} * {body.AsMap}";
        return new(Code.Atom(Activations.Around(residual.Activation, $"{x.AsMap} + {scaled}")));
    }

    private Value Held(Value value, string variable)
    {
        Forward.Add((value.IsVector ? Code.Atom(value.AsMap) : value.Code).After($"{variable} = "));
        return Value.Named(variable);
    }

    private string NextName(ConvolutionSpec layer, string otherwise, out bool isWanted)
    {
        int index = _layer++;
        isWanted = names is not null && PythonNames.IsIdentifier(names[index]) && _attributes.IsFree(names[index]);
        if (isWanted) return names![index];

        string column = layer.Column[(layer.Column.LastIndexOf('/') + 1)..];
        return column.Length == 0 ? otherwise : PythonNames.Variable(column.Replace("#", "conv", StringComparison.Ordinal), "conv");
    }

    public static string PartName(OperationSpec operation) => operation switch
    {
        PoolSpec => "pool",
        DropoutSpec => "dropout",
        LocalResponseNormSpec => "norm",
        ConvolutionSpec { IsLinear: true } => "linear",
        ConvolutionSpec layer => layer.HasKernel ? "conv" : "norm",
        _ => "part",
    };

    // The steps of each use, step by step; null if the operation divides.
    private static IReadOnlyList<OperationSpec[]>? Chains(IReadOnlyList<OperationSpec> uses)
    {
        IReadOnlyList<OperationSpec>[] chains = [.. uses.Select(use => Leaves.Chain(use)!)];
        return chains[0] is null ? null : [.. Enumerable.Range(0, chains[0].Count).Select(index => chains.Select(chain => chain[index]).ToArray())];
    }
}
