using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using InceptionGen.Tool.Importing;
using InceptionGen.Tool.Importing.Keras;
using InceptionGen.Tool.Importing.Onnx;
using InceptionGen.Tool.Importing.Structure;
using InceptionGen.Tool.Reports;
using InceptionGen.Tool.Summaries;
using InceptionGen.Tool.Text;

namespace InceptionGen.Tool.Commands;

/// <summary>What "import" does.</summary>
/// <param name="Model">The model's file.</param>
/// <param name="Output">The table to write; "-" for standard output.</param>
/// <param name="WeightsPath">The file of weights to write; null for none.</param>
/// <param name="IsForced">Whether files that are there are replaced.</param>
/// <param name="Options">What the user says of the model.</param>
internal sealed record ImportRun(ToolConsole Console, string Model, string Output, string? WeightsPath, bool IsForced, ImportOptions Options)
{
    public const string WeightsEnding = ".safetensors";

    private const int MostListed = 50;

    public int Once(CancellationToken cancellation)
    {
        foreach (string written in new[] { Output, WeightsPath }.OfType<string>().Where(written => written != "-"))
        {
            if (ReadFile.Replaced(Model, written) is not { } replaced) continue;
            Console.Error.WriteLine(replaced);
            return ExitCode.Unusable;
        }

        if (!IsForced && new[] { Output, WeightsPath }.FirstOrDefault(file => file is not (null or "-") && File.Exists(file)) is { } there)
        {
            Console.Error.WriteLine(there + ": there is such a file already; --force replaces it");
            return ExitCode.Unusable;
        }

        try
        {
            KerasDescription? description = IsModel() || Directory.Exists(Model) ? null : KerasDescription.Find(Model);
            if (description is { HasWeights: false } && WeightsPath is not null)
            {
                Console.Error.WriteLine($"{Model} describes layers and has no weights, so that --weights {WeightsPath} has nothing to write. Leave it out; then inceptiongen convert WEIGHTS {WeightsPath} --table {(Output == "-" ? "TABLE" : Output)} --names NAMES writes those of the network's own file, NAMES being a names table that says how the file calls the layers.");
                return ExitCode.Usage;
            }

            // Where the weights are asked for, too, the names of tensors tell which shipped table they are of.
            if (!IsModel() && (description is null || WeightsPath is not null)) return new ShippedImport(Console, Model, Output, WeightsPath, Options).Once(cancellation);

            ImportedNetwork? network = description is null
                ? ImportedNetwork.Of(OnnxModel.Read(Model), Model, Options, out IReadOnlyList<Unsayable> unsayable, cancellation)
                : ImportedNetwork.Of(description, Model, Options, out unsayable, cancellation);
            if (network is not null) return Write(network, cancellation);

            Report(unsayable);
            return ExitCode.Findings;
        }
        catch (Exception exception) when (exception is ImportException or WeightException or NotSupportedException)
        {
            Console.Error.WriteLine(Printable.Of(exception.Message));
            return ExitCode.Unusable;
        }
    }

    // A ModelProto begins with its version, as everything does that writes fields in order.
    private bool IsModel()
    {
        const int tagOfVersion = 0x08;
        if (Directory.Exists(Model)) return false;
        if (Model.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase)) return true;
        using FileStream file = File.OpenRead(Model);
        return file.ReadByte() == tagOfVersion;
    }

    private int Write(ImportedNetwork network, CancellationToken cancellation)
    {
        if (WeightsPath is not null)
        {
            NetworkDescription description = network.Describe(cancellation);
            using var progress = new ProgressLine(Console, "writing " + Path.GetFileName(WeightsPath));
            description.SaveSafetensors(network.Weights(description, Model), WeightsPath, new SafetensorsOptions { Progress = progress }, cancellation);
        }

        if (Output == "-") Console.Output.Write(network.Table);
        else File.WriteAllText(Output, network.Table);

        TextReport.Write(Console.Error, network.Diagnostics, hasColour: false);
        Console.Error.WriteLine($"{(Output == "-" ? "" : $"wrote {Output}: ")}{Words(network)}");
        if (WeightsPath is not null) Console.Error.WriteLine($"wrote {WeightsPath}: its weights, called as in the table");
        if (!network.SaysPreprocessing) Console.Error.WriteLine("The model does not say how bytes become its input, so the table says nothing of it, which means rgb / 127.5 - 1. If it was trained otherwise, say so with --preprocess.");
        return ExitCode.Clean;
    }

    private static string Words(ImportedNetwork network)
    {
        int modules = network.Structure.Stages.OfType<ModuleStage>().Count(), rows = network.Structure.Stages.Count;
        return $"{network.Network.ClassName}, {Counts.Grouped(rows)} stages, {(modules == 0 ? "no modules" : modules == 1 ? "1 of them a module" : $"{Counts.Grouped(modules)} of them modules")}, "
            + $"{Counts.Grouped(network.Network.Stages.Sum(stage => stage.Operation.Parameters))} parameters";
    }

    private void Report(IReadOnlyList<Unsayable> unsayable)
    {
        Console.Error.WriteLine($"{Model}: a table cannot say all of this network, so none is written.");
        foreach (Unsayable one in unsayable.Take(MostListed)) Console.Error.WriteLine("  " + Printable.Of(one.ToString()));
        if (unsayable.Count > MostListed) Console.Error.WriteLine($"  and {Counts.Grouped(unsayable.Count - MostListed)} more");
    }
}
