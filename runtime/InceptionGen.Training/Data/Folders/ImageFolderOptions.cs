using System;
using System.Collections.Generic;
using System.Threading;
using InceptionGen.Imaging;

namespace InceptionGen.Training;

/// <summary>How a folder of photos becomes a network's input.</summary>
public sealed record ImageFolderOptions
{
    /// <summary>Rows of the network's input.</summary>
    public required int Height { get; init; }

    /// <summary>Columns of the network's input.</summary>
    public required int Width { get; init; }

    /// <summary>Channels of the network's input: 3, or 1 for grey, as Pillow's <c>convert("L")</c> weighs the colours.</summary>
    public int Channels { get; init; } = 3;

    /// <summary>How bytes become numbers, as tables write it.</summary>
    public string Preprocessing { get; init; } = "rgb / 127.5 - 1";

    /// <summary>The classes in the order of their labels, if the network says which they are; the folders must have these names. Null takes the folders' names, sorted by
    /// the codes of their characters: upper case before lower case, 10 before 2.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>The network's outputs: one for two classes, or one for each class; null if that is not checked.</summary>
    public int? Outputs { get; init; }

    /// <summary>How photos are made as large as the input.</summary>
    public Resampling Resampling { get; init; }

    /// <summary>Whether the middle of a photo is taken that has the input's proportions. Otherwise all of it is stretched, as Keras does.</summary>
    public bool CropToFit { get; init; }

    /// <summary>Whether a file that cannot be used, or whose name says another format, is an error. Otherwise it is a line of <see cref="ImageFolder.Report"/>.</summary>
    public bool Strict { get; init; }

    /// <summary>The most pixels of a photo, and whether photos are put upright; null for the usual.</summary>
    public ImageOptions? Reading { get; init; }

    /// <summary>Threads that decode photos; 0 takes one per processor. What is read does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Receives the number of files that were read so far.</summary>
    public IProgress<int>? Progress { get; init; }

    /// <summary>Stops reading.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The options for a network: its input, preprocessing, classes and number of outputs.</summary>
    public static ImageFolderOptions For(NetworkDescription network)
    {
        ArgumentNullException.ThrowIfNull(network);
        MapShape output = network.Output.Shape;
        return new()
        {
            Height = network.Input.Height,
            Width = network.Input.Width,
            Channels = network.Input.Channels,
            Preprocessing = network.Preprocessing,
            ClassNames = network.ClassNames.Count == 0 ? null : network.ClassNames,
            Outputs = output.Height * output.Width * output.Channels,
        };
    }
}
