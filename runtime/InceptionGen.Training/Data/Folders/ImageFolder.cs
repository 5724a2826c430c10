using System;
using System.Collections.Generic;
using InceptionGen.Training.Data;
using InceptionGen.Training.Data.Folders;

namespace InceptionGen.Training;

/// <summary>Photos on disk: a folder with a folder for each class, as Keras' <c>flow_from_directory</c> reads it. All photos are decoded and resized once, when it is
/// opened, and kept in memory as bytes.</summary>
/// <remarks>Folders in the folder of a class belong to that class. What is hidden or begins with a dot is not looked at. A file's content says what it is, not its name.</remarks>
public sealed class ImageFolder : ImageSource
{
    private readonly PixelRule _rule;
    private readonly Photo[] _photos;

    private ImageFolder(ImageFolderOptions options, PixelRule rule, IReadOnlyList<string> classNames, Photo[] photos, FolderReport report)
        : base(options.Height, options.Width, options.Channels, classNames) => (_rule, _photos, Report) = (rule, photos, report);

    /// <summary>What was found, and what is not used and why. Its text is a line to print.</summary>
    public FolderReport Report { get; }

    /// <inheritdoc/>
    public override int Count => _photos.Length;

    /// <summary>Reads all photos of a folder.</summary>
    /// <param name="path">The folder that has a folder of images for each class.</param>
    /// <param name="options">The size of images, and how files become images.</param>
    /// <exception cref="TrainingDataException">The folder does not exist, has no classes, one class alone, or others than expected; a class has no images; or there is a
    /// damaged or misnamed file and <see cref="ImageFolderOptions.Strict"/> is set. The message names the files.</exception>
    /// <exception cref="FormatException">The preprocessing is not of the form that tables have.</exception>
    /// <exception cref="ArgumentException">The size is not one of images, or the channels are not 1 or 3.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ImageFolder Open(string path, ImageFolderOptions options)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Width);
        PixelRule rule = new(options.Preprocessing, options.Channels);
        FolderScan scan = new(path);
        string[] classNames = FolderClasses.Of(scan, options);

        FolderReading reading = new(scan, classNames, options);
        FolderReport report = reading.Report;
        for (int label = 0; label < classNames.Length; label++)
        {
            if (report.Counts[label] == 0) throw new TrainingDataException($"The class '{classNames[label]}' has no images. {report}.");
        }

        if (options.Strict) RequireNoRemarks(report);
        return new(options, rule, classNames, reading.Photos, report);
    }

    /// <summary>Reads all photos of a folder for a network: its size, preprocessing and classes.</summary>
    /// <param name="path">The folder that has a folder of images for each class.</param>
    /// <param name="network">The network's table.</param>
    /// <exception cref="TrainingDataException">As <see cref="Open(string, ImageFolderOptions)"/> says.</exception>
    public static ImageFolder Open(string path, NetworkDescription network) => Open(path, ImageFolderOptions.For(network));

    /// <inheritdoc/>
    public override int Label(int index) => At(index).Label;

    /// <summary>The image's file, from the folder on, with slashes.</summary>
    /// <param name="index">Which image, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image.</exception>
    public override string Name(int index) => At(index).Name;

    /// <summary>The report's text.</summary>
    public override string ToString() => Report.ToString();

    /// <inheritdoc/>
    protected internal override void ReadImage(int index, int epoch, Span<float> pixels) => _rule.Apply(_photos[index].Bytes, pixels);

    /// <inheritdoc/>
    protected internal override float NumberOf(int channel, float level) => _rule.Apply(channel, level);

    private static void RequireNoRemarks(FolderReport report)
    {
        FileRemark[] remarks = [.. report.Skipped, .. report.Misnamed];
        if (remarks.Length == 0) return;
        throw new TrainingDataException($"In {report.Folder}, {FolderReport.Number(remarks.Length, "file")} with problems: {FolderReport.Shown(remarks)}.");
    }

    private Photo At(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _photos.Length);
        return _photos[index];
    }
}
