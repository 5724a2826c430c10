using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Text;
using InceptionGen.Tool.Importing;
using InceptionGen.Tool.Importing.Keras;
using InceptionGen.Tool.Importing.Onnx;
using InceptionGen.Tool.Importing.Timm;
using InceptionGen.Tool.Text;

namespace InceptionGen.Tool.Commands;

/// <summary>What "import" does.</summary>
/// <param name="Model">The model's file or folder.</param>
/// <param name="Wanted">What is to be written.</param>
/// <param name="Options">What the user says of the model.</param>
internal sealed record ImportRun(ToolConsole Console, string Model, ImportOutputs Wanted, ImportOptions Options)
{
    public const string WeightsEnding = ".safetensors";

    private const string WeightsInFolder = "model.weights.h5";

    public int Once(CancellationToken cancellation)
    {
        try
        {
            bool isModel = IsModel();
            if (!isModel && InFolder("config.json") is { } config && TimmConfig.Find(config) is { } timm) return Once(config, timm, cancellation);

            string file = DescriptionFile();
            KerasDescription? description = isModel || Directory.Exists(file) ? null : KerasDescription.Find(file);
            if (description is not null && file != Model && File.Exists(Path.Combine(Model, WeightsInFolder))) description = description with { HasWeights = true };
            if (Wanted.WhyNot([Model, file], hasNames: description is not null) is { } reason)
            {
                Console.Error.WriteLine(reason);
                return ExitCode.Unusable;
            }

            if (description is null && (Wanted.GivenNames is not null || Wanted.ByOrder))
            {
                Console.Error.WriteLine($"{Model}: --names and --by-order are for layers that Keras describes; {(isModel ? "the weights of an ONNX model are in it, and --weights writes them" : "these are weights, and the message about them names the names table that goes with them")}");
                return ExitCode.Usage;
            }

            if (isModel) return Once(OnnxModel.Read(Model), cancellation);
            return description is null
                ? new ShippedImport(Console, Model, Wanted, Options).Once(cancellation)
                : new DescribedImport(Console, file, Model, description, Wanted, Options with { Name = Options.Name ?? NameOfFolder() }).Once(cancellation);
        }
        catch (Exception exception) when (exception is ImportException or WeightException or NotSupportedException)
        {
            Console.Error.WriteLine(Printable.Of(exception.Message));
            return ExitCode.Unusable;
        }
    }

    /// <summary>The model's file, or the file of this name in the model's folder; null if the folder has none.</summary>
    private string? InFolder(string name) => !Directory.Exists(Model) ? Model : File.Exists(Path.Combine(Model, name)) ? Path.Combine(Model, name) : null;

    /// <summary>Of a folder, the file that describes the layers: of TensorFlow.js, and of a .keras file that was unpacked. Other programs have a config.json, too.</summary>
    private string DescriptionFile() => InFolder("model.json") ?? ((InFolder("metadata.json") ?? InFolder(WeightsInFolder)) is not null ? InFolder("config.json") : null) ?? Model;

    // Every model of TensorFlow.js is in a file of the same name.
    private string? NameOfFolder() => Directory.Exists(Model) ? Identifiers.PascalCase(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Model)))) : null;

    // A ModelProto begins with its version, as everything does that writes fields in order.
    private bool IsModel()
    {
        const int tagOfVersion = 0x08;
        if (Directory.Exists(Model)) return false;
        if (Model.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase)) return true;
        using FileStream file = File.OpenRead(Model);
        return file.ReadByte() == tagOfVersion;
    }

    private int Once(string file, TimmConfig config, CancellationToken cancellation)
    {
        if (Wanted.WhyNot([Model, file], hasNames: false) is not { } reason) return new TimmImport(Console, file, config, Wanted, Options).Once(cancellation);
        Console.Error.WriteLine(reason);
        return ExitCode.Unusable;
    }

    private int Once(OnnxModel model, CancellationToken cancellation)
    {
        if (ImportedNetwork.Of(model, Model, Options, out IReadOnlyList<Unsayable> unsayable, cancellation) is not { } network)
        {
            ImportReport.Unsayable(Console, Model, "a table cannot say all of this network, so none is written", unsayable);
            return ExitCode.Findings;
        }

        if (Wanted.Weights is { } weights)
        {
            NetworkDescription description = network.Describe(cancellation);
            using var progress = new ProgressLine(Console, "writing " + Path.GetFileName(weights));
            description.SaveSafetensors(network.Weights(description, Model), weights, new SafetensorsOptions { Progress = progress }, cancellation);
        }

        Wanted.WriteTable(Console, network.Table);
        ImportReport.Written(Console, network, Wanted);
        if (!network.SaysPreprocessing) ImportReport.Preprocessing(Console, twin: null);
        return ExitCode.Clean;
    }
}
