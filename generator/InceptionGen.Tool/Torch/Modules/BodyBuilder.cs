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
internal sealed class BodyBuilder
{
    private readonly NameSet _attributes = NameSet.OfModule();
    private readonly LayerConstructors _constructors;
    private readonly LayerNames _names;

    /// <param name="classes">The file's classes of layers.</param>
    /// <param name="channels">Numbers of channels as numbers or names.</param>
    /// <param name="names">What the layers are to be called, in order; null for names of the columns.</param>
    public BodyBuilder(LayerClasses classes, ChannelNames channels, IReadOnlyList<string>? names)
    {
        _constructors = new LayerConstructors(classes, channels);
        _names = new LayerNames(names, _attributes);
        IsNamed = names is not null;
    }

    public List<Code> Attributes { get; } = [];

    public List<Code> Forward { get; } = [];

    public List<LayerPlace> Layers { get; } = [];

    /// <summary>Whether every layer got its wanted name.</summary>
    public bool IsNamed { get; private set; }

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
                string attribute = _names.Take(layer, wanted, out bool isWanted);
                IsNamed &= isWanted;
                Assign(attribute, _constructors.Layer(uses, kind, x));
                Layers.Add(new(attribute, kind));
                bool takesVector = kind.Form is LayerForm.Linear or LayerForm.VectorNorm;
                return Call(attribute, takesVector ? x.AsVector : x.AsMap, takesVector);
            case PoolSpec or LocalResponseNormSpec:
                return Part(wanted, uses[0], x, x.AsMap);
            case DropoutSpec { Rate.Length: > 0 }:
                return Part(wanted, uses[0], x, x.Code.ToString(), x.IsVector);
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

    private Value Part(string wanted, OperationSpec operation, Value x, string argument, bool isVector = false)
    {
        string attribute = _attributes.Take(wanted);
        Assign(attribute, _constructors.Plain(operation)!);
        return Call(attribute, argument, isVector) with { HasInputChannels = x.HasInputChannels };
    }

    private void Assign(string attribute, Code constructor) => Attributes.Add(constructor.After($"self.{attribute} = "));

    private static Value Call(string attribute, string x, bool isVector = false) => new(Code.Call("self." + attribute, x), isVector);

    private Value Chain(IReadOnlyList<OperationSpec[]> chain, Value x, string hint)
    {
        if (chain.Count == 0) return x;
        bool isSequential = chain.Count > 1 && chain.All(step => Leaves.IsSequential(step[0]));
        bool mayBeSequential = isSequential || (chain.Count == 1 && chain[0][0] is ConvolutionSpec);
        if (mayBeSequential && _names.OfSequential(chain) is { } branch) return Sequential(chain, x, branch);
        if (isSequential && !_names.AreWanted) return Sequential(chain, x, hint == "x" ? "layers" : hint);
        return Steps(chain, x, hint);
    }

    private Value Sequential(IReadOnlyList<OperationSpec[]> chain, Value x, string wanted)
    {
        string attribute = _attributes.Take(wanted);
        var parts = new List<Code>();
        Value read = x;
        foreach (OperationSpec[] step in chain)
        {
            if (step[0] is not ConvolutionSpec layer)
            {
                parts.Add(_constructors.Plain(step[0])!);
                continue;
            }

            var kind = LayerKind.Of(layer, overVectors: false);
            Layers.Add(new($"{attribute}.{PythonText.Of(parts.Count)}", kind));
            parts.Add(_constructors.Layer(step, kind, read));
            read = Value.Named(attribute);
            _names.Skip();
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
            Value y = Chains(steps[index]) is { Count: 1 } single ? Step(single[0], x, LayerNames.OfPart(steps[index][0])) : Add(steps[index], x, variable);
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
        if (step[0] is not ConvolutionSpec) return Step(step, x, LayerNames.OfPart(step[0]));
        return _names.AreWanted ? Chain([step], x, branch) : Renamed(step, x, branch);
    }

    private Value Renamed(OperationSpec[] step, Value x, string branch)
    {
        LayerKind kind = LayerKind.Of((ConvolutionSpec)step[0], x.IsVector);
        string attribute = _attributes.Take(branch);
        Assign(attribute, _constructors.Layer(step, kind, x));
        Layers.Add(new(attribute, kind));
        _names.Skip();
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

    // The steps of each use, step by step; null if the operation divides.
    private static IReadOnlyList<OperationSpec[]>? Chains(IReadOnlyList<OperationSpec> uses)
    {
        IReadOnlyList<OperationSpec>[] chains = [.. uses.Select(use => Leaves.Chain(use)!)];
        return chains[0] is null ? null : [.. Enumerable.Range(0, chains[0].Count).Select(index => chains.Select(chain => chain[index]).ToArray())];
    }
}
