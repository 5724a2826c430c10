using System;
using System.ComponentModel.DataAnnotations;

namespace InceptionGen.Hosting;

/// <summary>What all models of the process share.</summary>
public sealed class InceptionHostOptions
{
    /// <summary>How many images may be predicted at a time; 0 takes one per processor. More only slow each other down.</summary>
    [Range(0, SessionOptions.MaxThreads)]
    public int Slots { get; set; }

    /// <summary>The most bytes of all requests that were admitted and are not answered. What comes on top is refused.</summary>
    [Range(1, long.MaxValue)]
    public long MaxQueuedBytes { get; set; } = 512L * 1024 * 1024;

    /// <summary>How long the service still serves after it was told to stop and says that it is not ready, so that balancers can take it out.
    /// The host's ShutdownTimeout, 30 seconds by default, counts it in.</summary>
    public TimeSpan ShutdownDelay { get; set; } = TimeSpan.Zero;
}
