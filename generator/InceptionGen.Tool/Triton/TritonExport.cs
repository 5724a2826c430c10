using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace InceptionGen.Tool.Triton;

/// <summary>Writes a network as a model of Triton's repository: FOLDER/config.pbtxt, FOLDER/1/model.onnx and, if the table has class names, FOLDER/labels.txt.</summary>
/// <param name="Folder">The model's folder, whose name is the model's.</param>
internal sealed record TritonExport(NetworkDescription Network, string Folder)
{
    private string Name => Path.GetFileName(Path.GetFullPath(Folder).TrimEnd(Path.DirectorySeparatorChar));

    private string Config => Path.Combine(Folder, "config.pbtxt");

    private string Labels => Path.Combine(Folder, ModelConfig.Labels);

    private string Model => Path.Combine(Folder, "1", "model.onnx");

    /// <summary>The files that are written.</summary>
    public IReadOnlyList<string> Files => Network.ClassNames.Count == 0 ? [Config, Model] : [Config, Model, Labels];

    /// <exception cref="WeightException">The weights do not fit; nothing is written.</exception>
    /// <exception cref="System.NotSupportedException">The model is too large for ONNX.</exception>
    public void Write(IWeightSource weights, bool ignoreSurplus)
    {
        bool wasThere = Directory.Exists(Folder);
        Directory.CreateDirectory(Path.GetDirectoryName(Model)!);
        try
        {
            IReadOnlyList<(string Name, Tap Tap)> outputs = ModelConfig.OutputsOf(Network);
            var options = new OnnxOptions { IgnoreSurplus = ignoreSurplus, Outputs = [.. outputs.Select(output => output.Tap)], OutputNames = [.. outputs.Select(output => output.Name)] };
            Network.ExportOnnx(weights, Model, options);
        }
        catch
        {
            if (!wasThere) Directory.Delete(Folder, recursive: true);
            throw;
        }

        File.WriteAllText(Config, ModelConfig.Of(Network, Name));
        if (ModelConfig.LabelsOf(Network) is { } labels) File.WriteAllText(Labels, labels);
    }
}
