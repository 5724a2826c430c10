using System.Collections.Generic;
using System.IO;
using System.Threading;
using InceptionGen.Compilation;
using InceptionGen.Compilation.Running;
using InceptionGen.Language.Planning;
using InceptionGen.Tool.Summaries;
using InceptionGen.Tool.Torch.Text;
using InceptionGen.Tool.Torch.Training;

namespace InceptionGen.Tool.Torch;

/// <summary>Writes a network as a module of PyTorch: the network's file, a script that trains it, and its weights if they are given.</summary>
/// <param name="Summary">The checked table.</param>
/// <param name="Table">The table's file, without its folder.</param>
/// <param name="Output">The Python file of the network.</param>
/// <exception cref="System.NotSupportedException">The network has something that PyTorch cannot say.</exception>
internal sealed record TorchExport(NetworkSummary Summary, string Table, string Output)
{
    private readonly TorchModel _model = new(Summary);

    private string Module => Path.GetFileNameWithoutExtension(Output);

    private string ScriptPath => Path.Combine(Path.GetDirectoryName(Output) ?? "", $"train_{Module}.py");

    private string WeightsPath => Path.ChangeExtension(Output, ".safetensors");

    /// <summary>The files that are written. A network that ends in a map has no loss, and no script.</summary>
    public IReadOnlyList<string> Files(bool withWeights) => [Output, .. _model.IsClassifier ? [ScriptPath] : new string[0], .. withWeights ? [WeightsPath] : new string[0]];

    /// <summary>A name that Python can import: "my-net.csv" is my_net.py, and "types.csv", which would hide a module of Python's own, types_.py.</summary>
    public static string DefaultOutput(string table)
    {
        string name = PythonNames.Variable(Path.GetFileNameWithoutExtension(table), "network");
        return PythonModules.Has(name) ? name + "_.py" : name + ".py";
    }

    /// <param name="file">Weights; null for synthetic ones.</param>
    /// <param name="ignoreSurplus">Whether tensors that no row needs are accepted.</param>
    /// <exception cref="WeightException">The weights do not fit.</exception>
    /// <exception cref="System.NotSupportedException">The network has something that PyTorch cannot say.</exception>
    public void Write(WeightFile? file, bool ignoreSurplus, CancellationToken cancellation)
    {
        NetworkPlan plan = NetworkPlanner.Plan(Summary.Network, cancellation);
        NetworkDescription description = NetworkCompiler.Describe(plan, cancellation);
        IWeightSource weights = file ?? (IWeightSource)SyntheticWeights.For(description);
        Golden golden = Golden.Of(PlannedNetwork.Load(plan, description, weights, new LoadOptions { Precise = true, IgnoreSurplus = ignoreSurplus }));
        cancellation.ThrowIfCancellationRequested();

        if (file is not null) description.SaveSafetensors(weights, WeightsPath, new SafetensorsOptions { IgnoreSurplus = ignoreSurplus }, cancellation);
        File.WriteAllText(Output, _model.Text(Table, Module, golden, file is null ? null : Path.GetFileName(WeightsPath)));
        if (_model.IsClassifier) File.WriteAllText(ScriptPath, TrainingScript.Of(Summary.Network, _model, Table, Module));
    }
}
