using System;
using System.IO;
using System.Threading;
using InceptionGen;
using InceptionGen.Training;
using Train;

const string Usage = """
    Trains a network.

    dotnet run -c Release --project samples/Train
        a small Inception, on the handwritten digits that come with it
    dotnet run -c Release --project samples/Train -- --idx FOLDER
        a small Inception, on Fashion-MNIST: a folder with its four IDX files
    dotnet run -c Release --project samples/Train -p:Classes=3 -- --table NAME --folder FOLDER
        any network of the package, on photos: a folder with a folder for each class, here of three

      --table NAME       which network; a wrong name lists them
      --test FOLDER      photos to test on; without it, a fifth of those of --folder is held out
      --weights FILE     weights to go on from, such as a trained network's; classifiers with other classes get new ones
      --freeze ROW       does not train this row and those before it; a wrong name lists them
      --augment          turns, moves, stretches and flips images at random
      --as-table         trains as the table says: the papers' recipe, for a million images and many epochs
      --rate X           the first learning rate (0.003; a network of the package: 0.001, with weights: 0.0001)
      --epochs N         how often all images are shown (20 for digits, 5 for Fashion-MNIST, 10 for photos)
      --batch N          images of a step (32)
      --seed N           what random numbers depend on (0)
      --checkpoint FILE  keeps how far the training is, after each epoch and at Ctrl+C; if the file is there, goes on from it
      --output DIR       where weights.safetensors, history.csv and curves.svg go (here)
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

using CancellationTokenSource cancellation = new();
Console.CancelKeyPress += (_, pressed) =>
{
    // The second time, it ends at once.
    pressed.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
};

try
{
    Directory.CreateDirectory(arguments.Output);
    Run(arguments, cancellation.Token);
    return 0;
}
catch (Exception exception) when (exception is TrainingDataException or TrainingException or WeightException or CheckpointException or IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}

static void Run(Arguments arguments, CancellationToken cancellation)
{
    NetworkChoice network = NetworkChoice.Find(arguments.Table ?? (arguments.Idx is null ? "digits" : "fashion"));
    (ImageData data, int epochs, float rate) = arguments switch
    {
        { Idx: { } folder } => (ImageData.OfIdx(folder, network.Describe()), 5, 0.003f),
        { Folder: not null } => (ImageData.OfFolder(arguments, network.Describe()), 10, arguments.Weights is null ? 0.001f : 0.0001f),
        _ => (ImageData.OfDigits(arguments), 20, 0.003f),
    };
    network.Train(new TrainingJob(arguments, data, epochs, rate, cancellation));
}
