using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Model;
using InceptionGen.Tool.Summaries;
using InceptionGen.Tool.Torch.Layers;
using InceptionGen.Tool.Torch.Modules;
using InceptionGen.Tool.Torch.Networks;
using InceptionGen.Tool.Torch.Text;

namespace InceptionGen.Tool.Torch;

/// <summary>A network as a file of PyTorch.</summary>
internal sealed class TorchModel
{
    private const string SyntheticWeights = "model.load_state_dict(synthetic_weights(model))";
    private const string FileWeights = "path = os.path.join(os.path.dirname(__file__), WEIGHTS)\n    model.load_state_dict(load_safetensors(path))";

    private readonly NetworkSpec _network;
    private readonly Trunk _trunk;
    private readonly IReadOnlyList<TorchHead> _heads;
    private readonly LayerClasses _layers;
    private readonly IReadOnlyDictionary<ModuleUse, (ModuleClass Class, IReadOnlyList<string> Arguments)> _modules;
    private readonly NetworkBuilder _built;
    private readonly TensorNaming _naming;
    private readonly string _outputs;

    /// <exception cref="System.NotSupportedException">The network has something that PyTorch cannot say.</exception>
    public TorchModel(NetworkSummary summary)
    {
        _network = summary.Network;
        var names = NameSet.OfFile();
        ClassName = names.Take(PythonNames.Class(_network.ClassName, "Network"), before: "");
        _outputs = names.Take("Outputs", before: "");
        _layers = new(names);
        _trunk = Trunk.Of(summary);
        _heads = TorchHead.Of(_network);
        _modules = ModuleClasses.Of([.. _trunk.Stages.SelectMany(stage => stage.Uses), .. _heads.Select(head => head.Use)], _layers, names);
        _built = new(_network, _trunk, _heads, _layers, _modules);
        _built.Build();
        _naming = TensorNaming.Of(_built.Owners);
    }

    /// <summary>The network's class in Python.</summary>
    public string ClassName { get; }

    /// <summary>Channels of its last row.</summary>
    public int Outputs => _network.Stages[_trunk.Stages[^1].Last].Output.Channels;

    /// <summary>Whether it ends in scores of classes, of which a loss can be made: one pixel.</summary>
    public bool IsClassifier => _network.Stages[_trunk.Stages[^1].Last].Output is { Height: 1, Width: 1 };

    /// <summary>The last linear layer of the network and of each auxiliary classifier.</summary>
    public IEnumerable<string> LastLinears => _built.LastLinears;

    /// <summary>The attributes of a number of stages, from the first.</summary>
    public IEnumerable<string> PathsOf(int stages) => _built.StagePaths.Where(stage => stage.Key < stages).Select(stage => stage.Value);

    /// <summary>The file's text.</summary>
    /// <param name="table">The table's file, without its folder.</param>
    /// <param name="module">The file's name, without .py.</param>
    /// <param name="golden">What the runtime computes.</param>
    /// <param name="weights">The file of weights beside it; null for synthetic ones.</param>
    public string Text(string table, string module, Golden golden, string? weights)
    {
        var python = new PythonWriter();
        python.Docstring(
            $"{_network.ClassName} in PyTorch, made by InceptionGen from the table {table}.",
            _network.Source.Length == 0 ? "" : "Source: " + _network.Source,
            _network.Lineage.Length == 0 ? "" : "Lineage: " + _network.Lineage,
            $"It reads images (N, C, H, W) of bytes turned into numbers by {_network.Preprocessing}.",
            $"\"python3 {module}.py\" compares it with InceptionGen.");
        python.Blank();
        foreach (string import in new[] { "ctypes", "json", "math", "os", "sys" }) python.Line("import " + import);
        if (_heads.Count > 0) python.Line("from typing import NamedTuple");
        python.Blank();
        foreach (string import in new[] { "import torch", "import torch.nn.functional as F", "from torch import nn" }) python.Line(import);
        python.Blank();
        python.Comment("Channels, rows and columns of an image.");
        python.Line($"INPUT = ({PythonText.Of(_network.Input.Channels)}, {PythonText.Of(_network.Input.Height)}, {PythonText.Of(_network.Input.Width)})");
        LayerClassWriter.Write(python, _layers);
        foreach (ModuleClass module1 in _modules.Values.Select(use => use.Class).Distinct())
        {
            python.Blank(2);
            module1.Write(python);
        }

        if (_heads.Count > 0) NetworkWriter.WriteOutputs(python, _outputs, _heads);
        NetworkWriter.Write(python, ClassName, _network, _trunk, _heads, _built, _naming, _outputs);
        NamingWriter.Write(python, _naming);
        foreach (string section in new[] { "files", "synthetic" })
        {
            python.Blank(2);
            python.Lines(PythonSection.Of(section));
        }

        python.Blank(2);
        WriteCheck(python, golden, weights);
        return python.ToString();
    }

    private void WriteCheck(PythonWriter python, Golden golden, string? weights)
    {
        string check = PythonSection.Of("check")
            .Replace("@NETWORK@", ClassName, System.StringComparison.Ordinal)
            .Replace("@WEIGHTS@", weights is null ? SyntheticWeights : FileWeights, System.StringComparison.Ordinal);
        int at = check.IndexOf("\n\n\n", System.StringComparison.Ordinal);
        python.Lines(check[..at]);
        python.Blank(2);
        if (weights is not null) python.Line($"WEIGHTS = {PythonText.Quoted(weights)}");
        python.Line("EXPECTED = {");
        foreach ((int index, float value) in golden.Values) python.Line($"    {PythonText.Of(index)}: {PythonText.Of(value)},");
        python.Line("}");
        python.Line("EXPECTED_NORM = " + golden.Norm.ToString("R", CultureInfo.InvariantCulture));
        python.Lines(check[(at + 1)..]);
    }
}
