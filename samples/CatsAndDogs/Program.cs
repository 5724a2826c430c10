using System;
using System.IO;
using System.Linq;
using CatsAndDogsSample;
using InceptionGen;
using InceptionGen.Training;

if (args is ["--help" or "-h"])
{
    Console.WriteLine(Help.Usage);
    return 0;
}

(Arguments? arguments, string? problem) = Arguments.Parse(args);
if (arguments is null)
{
    Console.Error.WriteLine($"{problem}\n\n{Help.Usage}");
    return 2;
}

try
{
    Directory.CreateDirectory(arguments.Output);
    if (arguments.Weights is { } name && !Path.Exists(name)) throw new FileNotFoundException($"There is no file {name}.\n\n{Help.Weights}");
    using WeightFile? file = arguments.Weights is { } path ? WeightFile.Open(path) : null;
    if (file is null) Console.WriteLine(Help.WithoutWeights);
    Train(arguments, file is null ? SyntheticWeights.For(CatsAndDogs.Description) : file);
    return 0;
}
catch (Exception exception) when (exception is TrainingDataException or TrainingException or WeightException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}

// The notes' example: what a program of one's own would say.
static void Train(Arguments arguments, IWeightSource weights)
{
    (ImageSource training, ImageSource testing) = Photos(arguments);
    training = training.Augment(new Augmentation { Rotation = 40, WidthShift = 0.2f, HeightShift = 0.2f, Shear = 0.2f, Zoom = 0.2f, HorizontalFlip = true }, arguments.Seed);

    var trainer = new Trainer<CatsAndDogs>(weights, new TrainerOptions { Batch = arguments.Batch, Seed = arguments.Seed });
    TrainingHistory history = trainer.Fit(training, testing, new FitOptions { Epochs = arguments.Epochs, KeepBest = false, Progress = new ConsoleProgress() });

    Evaluation evaluation = trainer.Evaluate(testing);
    Console.WriteLine($"\ntesting: {evaluation}, area under curve {evaluation.AreaUnderCurve():0.0000}\n\n{evaluation.ConfusionMatrix()}");
    Console.WriteLine($"Answered worst: {string.Join(", ", evaluation.Worst.Take(5).Select(photo => $"{photo.Name} (loss {photo.Loss:0.000})"))}");
    trainer.Save(Path.Combine(arguments.Output, "cats-and-dogs.safetensors"));
    File.WriteAllText(Path.Combine(arguments.Output, "history.csv"), history.ToCsv());
    File.WriteAllText(Path.Combine(arguments.Output, "curves.svg"), history.ToSvg());
    Console.WriteLine($"Written to {Path.GetFullPath(arguments.Output)}: cats-and-dogs.safetensors, history.csv, curves.svg");
}

// Two folders, of which the second has the classes of the first; or one, of which a fifth is held out.
static (ImageSource Training, ImageSource Testing) Photos(Arguments arguments)
{
    ImageFolderOptions options = ImageFolderOptions.For(CatsAndDogs.Description);
    ImageFolder photos = ImageFolder.Open(arguments.Photos, options);
    Console.WriteLine(photos.Report);
    if (arguments.Testing is null) return photos.Split(validation: 0.2, arguments.Seed);

    ImageFolder testing = ImageFolder.Open(arguments.Testing, options with { ClassNames = photos.ClassNames });
    Console.WriteLine(testing.Report);
    return (photos, testing);
}
