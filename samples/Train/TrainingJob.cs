using System;
using System.IO;
using System.Linq;
using System.Threading;
using InceptionGen;
using InceptionGen.Training;

namespace Train;

/// <summary>A training, from images to files.</summary>
/// <param name="arguments">What the command line says.</param>
/// <param name="data">The images.</param>
/// <param name="epochs">How often they are shown unless the command line says it.</param>
/// <param name="rate">The first learning rate unless the command line says it.</param>
/// <param name="cancellation">Ends it. What was trained until then is saved.</param>
internal sealed class TrainingJob(Arguments arguments, ImageData data, int epochs, float rate, CancellationToken cancellation)
{
    private static readonly Augmentation Changes = new() { Rotation = 15, WidthShift = 0.1f, HeightShift = 0.1f, Zoom = 0.15f, HorizontalFlip = true };

    /// <summary>Trains a network, tests it, and writes weights, history and curves.</summary>
    public void Run<TNetwork>()
        where TNetwork : Network, INetwork<TNetwork>
    {
        using WeightFile? file = arguments.Weights is { } path ? WeightFile.Open(path) : null;
        Trainer<TNetwork> trainer = Create<TNetwork>(file);
        Console.WriteLine($"{trainer.Architecture.Name}: {trainer.TrainedParameters:N0} weights to train, on {data.Training.Count:N0} images; {data.Held.Count:N0} are held out.");
        Console.WriteLine($"A step of {arguments.Batch} images needs {trainer.StepBytes / 1e6:N0} MB.");

        // The best epoch is not kept: it would be chosen by the very images that are to tell how good the network is.
        var options = new FitOptions
        {
            Epochs = arguments.Epochs ?? epochs,
            KeepBest = false,
            Checkpoint = arguments.Checkpoint,
            Resume = arguments.Checkpoint is not null,
            Progress = new ConsoleProgress(),
        };
        ImageSource training = arguments.Augment ? data.Training.Augment(Changes, arguments.Seed) : data.Training;
        TrainingHistory history = trainer.Fit(training, data.Held, options, cancellation);
        if (history.End == TrainingEnd.Cancelled) Console.WriteLine($"Cancelled. What was trained until now is tested and saved.{(arguments.Checkpoint is null ? "" : " The same command goes on from here.")}");

        Evaluation evaluation = trainer.Evaluate(data.Held);
        Console.WriteLine($"\nheld out: {evaluation}\n\n{evaluation.ConfusionMatrix()}");
        Write(trainer.Save, history);
    }

    private Trainer<TNetwork> Create<TNetwork>(WeightFile? file)
        where TNetwork : Network, INetwork<TNetwork>
    {
        var options = new TrainerOptions { Batch = arguments.Batch, Seed = arguments.Seed };
        if (!arguments.AsTable)
        {
            options = options with
            {
                IgnoresTable = true,
                Optimizer = Adam.Keras(arguments.Rate ?? rate),
                Schedule = LearningRateSchedule.Cosine(arguments.Epochs ?? epochs),
                BatchNormMomentum = 0.9f,
            };
        }

        ReplacedHead? weights = file is null ? null : new ReplacedHead(file, TNetwork.Description);
        if (weights is { Replaced.Count: > 0 }) Console.WriteLine($"New weights are drawn for {string.Join(", ", weights.Replaced)}: the file has another number of classes.");
        var trainer = new Trainer<TNetwork>(weights, options);
        if (arguments.Freeze is { } row) trainer.FreezeThrough(Row(TNetwork.Description, row));
        return trainer;
    }

    private static Tap Row(NetworkDescription network, string name) =>
        network.Taps.FirstOrDefault(tap => tap.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new TrainingDataException($"{network.Name} has no row '{name}'. Its rows are {string.Join(", ", network.Taps.Select(tap => tap.Name))}.");

    private void Write(Action<string> save, TrainingHistory history)
    {
        string Written(string file) => Path.Combine(arguments.Output, file);
        save(Written("weights.safetensors"));
        File.WriteAllText(Written("history.csv"), history.ToCsv());
        File.WriteAllText(Written("curves.svg"), history.ToSvg());
        Console.WriteLine($"Written to {Path.GetFullPath(arguments.Output)}: weights.safetensors, history.csv, curves.svg");
    }
}
