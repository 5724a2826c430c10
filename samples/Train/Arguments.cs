using System;
using System.Collections.Generic;
using System.Globalization;

namespace Train;

/// <summary>What the command line says.</summary>
internal sealed record Arguments
{
    /// <summary>The network's name; null for the one that suits the data.</summary>
    public string? Table { get; private init; }

    /// <summary>A folder of IDX files.</summary>
    public string? Idx { get; private init; }

    /// <summary>A folder with a folder of photos for each class.</summary>
    public string? Folder { get; private init; }

    /// <summary>The same with other photos, for testing; null to hold out a part of the first.</summary>
    public string? Test { get; private init; }

    /// <summary>The file of the first weights; null to draw them.</summary>
    public string? Weights { get; private init; }

    /// <summary>The last row that is not trained; null if all are.</summary>
    public string? Freeze { get; private init; }

    /// <summary>Whether it is trained as its table says.</summary>
    public bool AsTable { get; private init; }

    /// <summary>Whether photos are changed at random.</summary>
    public bool Augment { get; private init; }

    /// <summary>How often all images are shown; null for what suits the data.</summary>
    public int? Epochs { get; private init; }

    /// <summary>Images of a step.</summary>
    public int Batch { get; private init; } = 32;

    /// <summary>The first learning rate; null for what suits the data.</summary>
    public float? Rate { get; private init; }

    /// <summary>What random numbers depend on.</summary>
    public int Seed { get; private init; }

    /// <summary>The file that keeps how far the training is; null for none.</summary>
    public string? Checkpoint { get; private init; }

    /// <summary>Where weights, history and curves go.</summary>
    public string Output { get; private init; } = ".";

    /// <summary>Reads it.</summary>
    /// <returns>The arguments, or what is wrong with them.</returns>
    public static (Arguments? Arguments, string? Problem) Parse(string[] words)
    {
        var result = new Arguments();
        for (int i = 0; i < words.Length; i++)
        {
            string option = words[i];
            if (Flag(result, option) is { } flagged)
            {
                result = flagged;
                continue;
            }

            if (!Options.Contains(option)) return (null, $"There is no option {option}.");
            if (++i == words.Length) return (null, $"{option} needs a value after it.");
            if (Text(result, option, words[i]) is { } texted) result = texted;
            else if (Number(result, option, words[i]) is { } numbered) result = numbered;
            else return (null, $"{option} needs {(option == "--rate" ? "a number above 0" : "a whole number")}, not '{words[i]}'.");
        }

        return result.Contradiction is { } problem ? (null, problem) : (result, null);
    }

    private static HashSet<string> Options { get; } =
        new(["--table", "--idx", "--folder", "--test", "--weights", "--freeze", "--checkpoint", "--output", "--epochs", "--batch", "--rate", "--seed"], StringComparer.Ordinal);

    private string? Contradiction => this switch
    {
        { Idx: not null, Folder: not null } => "--idx and --folder are two kinds of data: name one.",
        { Test: not null, Folder: null } => "--test names more photos: name those to train on with --folder.",
        { Folder: not null, Table: null } => $"--folder needs --table. The networks are {NetworkChoice.Names}.",
        { Folder: null, Idx: null, Table: not null } => "--table needs images: a folder of photos (--folder) or of IDX files (--idx).",
        { Freeze: not null, Weights: null } => "--freeze needs --weights: rows that are drawn and frozen would never learn anything.",
        _ => null,
    };

    private static Arguments? Flag(Arguments arguments, string option) => option switch
    {
        "--as-table" => arguments with { AsTable = true },
        "--augment" => arguments with { Augment = true },
        _ => null,
    };

    private static Arguments? Text(Arguments arguments, string option, string value) => option switch
    {
        "--table" => arguments with { Table = value },
        "--idx" => arguments with { Idx = value },
        "--folder" => arguments with { Folder = value },
        "--test" => arguments with { Test = value },
        "--weights" => arguments with { Weights = value },
        "--freeze" => arguments with { Freeze = value },
        "--checkpoint" => arguments with { Checkpoint = value },
        "--output" => arguments with { Output = value },
        _ => null,
    };

    private static Arguments? Number(Arguments arguments, string option, string value)
    {
        if (option == "--rate")
        {
            return float.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out float rate) && rate > 0 && float.IsFinite(rate)
                ? arguments with { Rate = rate }
                : null;
        }

        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number)) return null;
        return option switch
        {
            "--epochs" when number > 0 => arguments with { Epochs = number },
            "--batch" when number > 0 => arguments with { Batch = number },
            "--seed" => arguments with { Seed = number },
            _ => null,
        };
    }
}
