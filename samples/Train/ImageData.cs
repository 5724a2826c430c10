using System;
using System.IO;
using System.Linq;
using InceptionGen;
using InceptionGen.Training;

namespace Train;

/// <summary>The images of a training.</summary>
/// <param name="Training">To train on.</param>
/// <param name="Held">To test on.</param>
internal sealed record ImageData(ImageSource Training, ImageSource Held)
{
    private const double HeldOut = 0.2;

    /// <summary>The sample's own digits.</summary>
    public static ImageData OfDigits(Arguments arguments)
    {
        (ImageSource training, ImageSource held) = Digits.Read(DigitInception.Description.ClassNames).Split(HeldOut, arguments.Seed);
        return new(training, held);
    }

    /// <summary>Four files with the names of MNIST's.</summary>
    /// <exception cref="TrainingDataException">One is not there.</exception>
    public static ImageData OfIdx(string folder, NetworkDescription network)
    {
        ImageSource Open(string set) => IdxFiles.Open(
            Find(folder, $"{set}-images-idx3-ubyte"), Find(folder, $"{set}-labels-idx1-ubyte"), classNames: network.ClassNames.Count > 0 ? network.ClassNames : null);
        return new(Open("train"), Open("t10k"));
    }

    /// <summary>Photos: of a second folder those to test on, or a part of the first.</summary>
    /// <exception cref="TrainingDataException">There are none, or not those of the network's classes.</exception>
    public static ImageData OfFolder(Arguments arguments, NetworkDescription network)
    {
        ImageFolderOptions options = ImageFolderOptions.For(network) with { Outputs = null };
        ImageFolder photos = ImageFolder.Open(arguments.Folder!, options);
        Console.WriteLine(photos.Report);
        int outputs = network.Output.Shape.Channels;
        if (photos.ClassNames.Count != Math.Max(outputs, 2))
        {
            throw new TrainingDataException(
                $"{network.Name} has {outputs:N0} outputs, and {arguments.Folder} has {photos.ClassNames.Count} classes. Its head has as many as the project says: "
                + $"put -p:Classes={photos.ClassNames.Count} before the two dashes, as in "
                + $"'dotnet run -c Release --project samples/Train -p:Classes={photos.ClassNames.Count} -- --table {arguments.Table} --folder {arguments.Folder}'.");
        }

        if (arguments.Test is null)
        {
            (ImageSource training, ImageSource held) = photos.Split(HeldOut, arguments.Seed);
            return new(training, held);
        }

        ImageFolder test = ImageFolder.Open(arguments.Test, options with { ClassNames = photos.ClassNames });
        Console.WriteLine(test.Report);
        return new(photos, test);
    }

    private static string Find(string folder, string name) =>
        new[] { name, name + ".gz" }.Select(file => Path.Combine(folder, file)).FirstOrDefault(File.Exists)
        ?? throw new TrainingDataException(
            $"{folder} has neither {name} nor {name}.gz. Debian's package dataset-fashion-mnist has them in /usr/share/datasets/fashion-mnist.");
}
