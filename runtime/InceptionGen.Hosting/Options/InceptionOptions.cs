using System;
using System.Collections.Generic;
using System.ComponentModel.DataAnnotations;

namespace InceptionGen.Hosting;

/// <summary>How one model is hosted.</summary>
public sealed class InceptionOptions
{
    /// <summary>The file of weights, or the folder of one: every format of <see cref="WeightFile.Open(string)"/>.</summary>
    public string? Weights { get; set; }

    /// <summary>Hosts the network with <see cref="InceptionGen.SyntheticWeights"/>, which recognise nothing, instead of a file.</summary>
    public bool SyntheticWeights { get; set; }

    /// <summary>Whether the model is loaded when the host starts, before it listens. Otherwise it waits until it is asked to be loaded.</summary>
    public bool LoadAtStart { get; set; } = true;

    /// <summary>Whether the file of weights is looked at every second, and loaded again once it has changed and is not being written any more.</summary>
    public bool ReloadOnChange { get; set; }

    /// <summary>The most threads of a prediction; 0 takes one per processor, at most 8. Predictions that run at the same time divide the processors, so that one
    /// alone has all of them. Each thread of each session has its own memory.</summary>
    [Range(0, SessionOptions.MaxThreads)]
    public int Threads { get; set; }

    /// <summary>How long a request may wait until all its images have begun: a millisecond to an hour. One that would wait longer is refused when it comes.</summary>
    public TimeSpan MaxQueueTime { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The most images of one request.</summary>
    [Range(1, 4096)]
    public int MaxBatch { get; set; } = 32;

    /// <summary>The most pixels of a photo, compared with its header before it is decoded.</summary>
    [Range(1, 100_000_000)]
    public long MaxImagePixels { get; set; } = 50_000_000;

    /// <summary>The most bytes of one photo's file.</summary>
    [Range(1, 1 << 30)]
    public int MaxImageBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>Rows of the table whose feature maps may be asked for, by their names. Each costs every session its memory and a copy per prediction.</summary>
    public IList<string> Taps { get; } = [];

    /// <summary>What the outputs stand for, one for each; those of the table if there are none.</summary>
    public IList<string> Labels { get; } = [];

    /// <summary>Loads direct convolutions only, in short sums (<see cref="LoadOptions.Precise"/>).</summary>
    public bool Precise { get; set; }

    /// <summary>Loads direct convolutions only, to save memory (<see cref="LoadOptions.CompactWeights"/>).</summary>
    public bool CompactWeights { get; set; }
}
