using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using InceptionGen.Compilation;
using InceptionGen.Language.Model;
using InceptionGen.Tool.Importing;
using InceptionGen.Tool.Importing.Keras;
using InceptionGen.Tool.Summaries;
using InceptionGen.Tool.Text;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Commands;

/// <summary>What "import" does with layers that Keras describes: their table, how weight files call them, and their weights if the file has them.</summary>
/// <param name="File">The file of the description.</param>
/// <param name="Model">The file or folder of the model, which also has its weights if there are any.</param>
/// <param name="Description">The layers.</param>
/// <param name="Wanted">What is to be written.</param>
internal sealed record DescribedImport(ToolConsole Console, string File, string Model, KerasDescription Description, ImportOutputs Wanted, ImportOptions Options)
{
    /// <exception cref="ImportException">The description is damaged, or has no image of a known size.</exception>
    /// <exception cref="WeightException">Weights are to be written, and the file's cannot be read, or are not those of its layers.</exception>
    public int Once(CancellationToken cancellation)
    {
        if (WhyNot() is { } reason)
        {
            Console.Error.WriteLine(reason);
            return ExitCode.Usage;
        }

        if (ImportedNetwork.Of(Description, File, Options, out IReadOnlyList<Unsayable> unsayable, cancellation) is not { } network)
        {
            ImportReport.Unsayable(Console, File, "a table cannot say all of this network, so none is written", unsayable);
            return ExitCode.Findings;
        }

        using WeightFile? weights = OpenWeights(out string? defect);
        NamesChoice names = weights is null
            ? NamesChoice.Of(network, Description.Model, Path.GetFileName(File), Wanted.ByOrder, cancellation)
            : NamesChoice.Of(network, Description.Model, Path.GetFileName(File), weights, cancellation);
        if (names.Names is null && (Wanted.Weights ?? Wanted.GivenNames) is not null)
        {
            ImportReport.Unsayable(Console, File, "no names table can say how files call all of its layers, so nothing is written", names.Unsayable);
            return ExitCode.Findings;
        }

        if (Wanted.Weights is { } output) Save(network, names.Names!.ReadAs, weights!, output, cancellation);
        Wanted.WriteTable(Console, network.Table);
        if (names.Names is not null && Wanted.Names is { } file) System.IO.File.WriteAllText(file, names.Names.Text);

        ImportReport.Written(Console, network, Wanted);
        ReportNames(names, weights, defect);
        ReportEnd(network.Network);
        var twin = ShippedTwin.Find(network.Network, cancellation);
        if (twin is not null) ReportTwin(twin, weights, cancellation);
        if (!network.SaysPreprocessing) ImportReport.Preprocessing(Console, twin);
        return ExitCode.Clean;
    }

    /// <summary>Why the options do not go together; null if they do.</summary>
    private string? WhyNot()
    {
        if (Wanted.ByOrder && Description.HasWeights) return $"{Model} has its weights with it, which tell how their layers are called; --by-order is for descriptions without weights";
        if (Wanted.Weights is null || Description.HasWeights) return null;
        string names = Wanted.Names ?? "NAMES";
        return $"{File} describes layers and has no weights, so that --weights {Wanted.Weights} has nothing to write. Leave it out{(Wanted.Names is null ? ", and give a file for the names table with --names" : "")}; then inceptiongen convert WEIGHTS {Wanted.Weights} --table {(Wanted.Output == "-" ? "TABLE" : Wanted.Output)} --names {names} writes those of the network's own file.";
    }

    // Only if they are to be written does it matter that they are there.
    private WeightFile? OpenWeights(out string? defect)
    {
        defect = null;
        if (!Description.HasWeights) return null;
        try
        {
            return WeightFile.Open(Model);
        }
        catch (WeightException exception) when (Wanted.Weights is null)
        {
            defect = exception.Message;
            return null;
        }
    }

    private void Save(ImportedNetwork network, NetworkDescription readAs, WeightFile weights, string output, CancellationToken cancellation)
    {
        using var progress = new ProgressLine(Console, "writing " + Path.GetFileName(output));
        network.Describe(cancellation).SaveSafetensors(weights, output, new SafetensorsOptions { ReadAs = readAs, IgnoreSurplus = true, Progress = progress }, cancellation);
    }

    private void ReportNames(NamesChoice names, WeightFile? weights, string? defect)
    {
        if (defect is not null) Console.Error.WriteLine($"The weights that belong to it cannot be read, so nobody looked at how they call the layers: {Printable.Of(defect)}");
        if (names.Names is null)
        {
            ImportReport.Unsayable(Console, File, "there is no names table, since none can say how files call all of its layers", names.Unsayable);
            return;
        }

        if (Wanted.Names is not { } file)
        {
            Console.Error.WriteLine("--names FILE writes how weight files call its layers.");
            return;
        }

        string table = Wanted.Output == "-" ? "TABLE" : Path.GetFileName(Wanted.Output);
        if (names.Match is { IsComplete: false } match)
        {
            Console.Error.WriteLine($"wrote {file}: the names of its layers. The weights of {Model} have other names or shapes: {Counts.Grouped(match.Needed.Count(tensor => tensor.Fit == TensorFit.Fits))} of {Counts.Grouped(match.Needed.Count)} tensors fit. {Printable.Of(match.Problems()[0])}");
            return;
        }

        string whose = weights is not null ? $"how {Model} calls its layers" : Wanted.ByOrder ? "its layers by their order" : "the names of its layers";
        Console.Error.WriteLine($"wrote {file}: {whose}");
        Console.Error.WriteLine($"{(weights is null ? "Weights of these layers" : "Its weights")} load as they are with <ArchitectureTable Include=\"{table}\" Names=\"{Path.GetFileName(file)}\" />,");
        if (Wanted.Weights is null)
            Console.Error.WriteLine($"or get the table's own names: inceptiongen convert {(weights is null ? "WEIGHTS" : Model)} {Path.GetFileNameWithoutExtension(table)}.safetensors --table {(Wanted.Output == "-" ? "TABLE" : Wanted.Output)} --names {file}");
        else
            Console.Error.WriteLine($"and {Wanted.Weights} does without the names table.");
    }

    private void ReportEnd(NetworkSpec network)
    {
        if (network.Stages.Last(stage => stage.Head.Length == 0).Operation is ConvolutionSpec { IsLinear: true, Activation: Spec.Activation.None } last)
            Console.Error.WriteLine($"The model ends in {Counts.Grouped(last.Output.Channels)} logits, and so does the table: the network gives no probabilities. If it is to, add a last row 'softmax' (or 'sigmoid').");
    }

    private void ReportTwin(ShippedTwin twin, WeightFile? weights, CancellationToken cancellation)
    {
        string but = twin.HasOwnSoftmax switch
        {
            true => $", except the softmax at its end, which {Path.GetFileName(File)} does not have",
            false => $", except the softmax, which only {Path.GetFileName(File)} has",
            null => "",
        };
        string? loads = null;
        if (weights is not null)
        {
            foreach (string? names in twin.NamesTables.Where(_ => loads is null))
            {
                if (twin.Named(names, cancellation) is { } named && Fits(named, weights, cancellation)) loads = $" {twin.Item(names)} is its class, and the weights of {Model} load into it.";
            }
        }

        Console.Error.WriteLine($"It is the network of {twin.Table}, which comes with the package{but}.{loads ?? $" {twin.Item(null)} is its class{(weights is null ? "" : $"; the weights of {Model} have other names, so load them with the table above")}."}");
    }

    private static bool Fits(NetworkSpec network, WeightFile weights, CancellationToken cancellation)
    {
        try
        {
            return WeightMatch.Of(NetworkCompiler.Describe(network, cancellation), weights, new LoadOptions()).IsComplete;
        }
        catch (WeightException)
        {
            return false;
        }
    }
}
