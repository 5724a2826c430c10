using System.Collections.Generic;

namespace InceptionGen.Tool.Scoring;

/// <summary>What the command line of "score" asks for.</summary>
internal sealed record ScoreOptions
{
    /// <summary>The network's table.</summary>
    public required string Table { get; init; }

    /// <summary>Folders, lists, tar files and images; "-" for a list at standard input.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Whether paths come at standard input while rows go out.</summary>
    public bool IsStream { get; init; }

    /// <summary>The file of weights; null for synthetic ones.</summary>
    public string? Weights { get; init; }

    /// <summary>Whether tensors that no row needs are accepted.</summary>
    public bool IgnoreSurplus { get; init; }

    /// <summary>How bytes become numbers; null for the table's way.</summary>
    public Preprocessing? Preprocessing { get; init; }

    /// <summary>A file with a name for each class; null for the table's names.</summary>
    public string? Labels { get; init; }

    /// <summary>Which part of the images; null if an engine's variables or nothing says it.</summary>
    public Shard? Shard { get; init; }

    /// <summary>How many shards there are, if the engine's variables do not say it.</summary>
    public int? Shards { get; init; }

    /// <summary>The folder of parts; null for standard output.</summary>
    public string? Output { get; init; }

    /// <summary>One of <see cref="Scoring.Parts.PartFormat.All"/>.</summary>
    public required string Format { get; init; }

    /// <summary>The number of parts; null for one that suits the number of images.</summary>
    public int? Parts { get; init; }

    /// <summary>Whether the images of a tar file stay together.</summary>
    public bool WholeTars { get; init; }

    /// <summary>How many classes a row lists.</summary>
    public int Top { get; init; }

    /// <summary>Images of a prediction.</summary>
    public int Batch { get; init; }

    /// <summary>Threads; 0 for all processors.</summary>
    public int Threads { get; init; }

    /// <summary>Whether finished parts with broken images are made again.</summary>
    public bool Retry { get; init; }

    /// <summary>Whether broken images leave the exit code 0.</summary>
    public bool ExitZero { get; init; }
}
