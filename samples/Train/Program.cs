using System;
using System.IO;
using System.Linq;
using InceptionGen;
using InceptionGen.Training;
using Train;

const string Usage = """
    Trains a small Inception network.

    dotnet run --project samples/Train                     on the handwritten digits that come with it
    dotnet run --project samples/Train -- --idx FOLDER     on Fashion-MNIST: a folder with its four IDX files

      --epochs N     how often all images are shown (20 for digits, 5 for Fashion-MNIST)
      --batch N      images of a step (32)
      --seed N       what random numbers depend on (0)
      --output DIR   where weights.safetensors, history.csv and curves.svg go (here)
    """;

if (args is ["--help" or "-h"])
{
    Console.WriteLine(Usage);
    return 0;
}

(Arguments? arguments, string? problem) = Arguments.Parse(args);
if (arguments is null)
{
    Console.Error.WriteLine($"{problem}\n\n{Usage}");
    return 2;
}

try
{
    Directory.CreateDirectory(arguments.Output);
    if (arguments.Idx is null)
    {
        (ImageSource training, ImageSource held) = Digits.Read(DigitInception.Description.ClassNames).Split(validation: 0.2, arguments.Seed);
        Run<DigitInception>(arguments, training, held, epochs: 20);
    }
    else
    {
        Run<FashionInception>(arguments, Idx(arguments.Idx, "train"), Idx(arguments.Idx, "t10k"), epochs: 5);
    }

    return 0;
}
catch (Exception exception) when (exception is TrainingDataException or TrainingException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}

static ArrayImages Idx(string folder, string set)
{
    string Find(string name) => new[] { name, name + ".gz" }.Select(file => Path.Combine(folder, file)).FirstOrDefault(File.Exists)
        ?? throw new TrainingDataException($"{folder} has neither {name} nor {name}.gz. Debian's package dataset-fashion-mnist has them in /usr/share/datasets/fashion-mnist.");
    return IdxFiles.Open(Find($"{set}-images-idx3-ubyte"), Find($"{set}-labels-idx1-ubyte"), classNames: FashionInception.Description.ClassNames);
}

static void Run<TNetwork>(Arguments arguments, ImageSource training, ImageSource held, int epochs)
    where TNetwork : Network, INetwork<TNetwork>
{
    epochs = arguments.Epochs ?? epochs;
    var trainer = new Trainer<TNetwork>(new TrainerOptions
    {
        Batch = arguments.Batch,
        Optimizer = Adam.Keras(0.003f),
        Schedule = LearningRateSchedule.Cosine(epochs),
        BatchNormMomentum = 0.9f,
        Seed = arguments.Seed,
    });
    Console.WriteLine($"{typeof(TNetwork).Name}: {trainer.TrainedParameters:N0} weights; {training.Count:N0} images to train on, {held.Count:N0} held out.");

    // The best epoch is not kept: it would be chosen by the very images that are to tell how good the network is.
    TrainingHistory history = trainer.Fit(training, held, new FitOptions { Epochs = epochs, KeepBest = false, Progress = new Lines() });
    Evaluation evaluation = trainer.Evaluate(held);
    Console.WriteLine($"\nheld out: {evaluation}\n\n{evaluation.ConfusionMatrix()}");

    string Written(string file) => Path.Combine(arguments.Output, file);
    trainer.Save(Written("weights.safetensors"));
    File.WriteAllText(Written("history.csv"), history.ToCsv());
    File.WriteAllText(Written("curves.svg"), history.ToSvg());
    Console.WriteLine($"Written: {Written("weights.safetensors")}, {Written("history.csv")}, {Written("curves.svg")}");
}

/// <summary>Writes a line for each epoch, at once.</summary>
internal sealed class Lines : IProgress<EpochReport>
{
    public void Report(EpochReport value) => Console.WriteLine(value);
}
