using System;
using System.Threading;

namespace InceptionGen.Hosting;

/// <summary>What a model did since the process began, as the protocol's statistics count it.</summary>
internal sealed class ModelStatistics
{
    private readonly Lock _gate = new();

    /// <summary>A sum of durations.</summary>
    /// <param name="Count">How many.</param>
    /// <param name="Time">Together.</param>
    public readonly record struct Total(long Count, TimeSpan Time)
    {
        /// <summary>With one more.</summary>
        public Total With(TimeSpan time, long count = 1) => new(Count + count, Time + time);

        /// <summary>Together, in nanoseconds.</summary>
        public long Nanoseconds => Time.Ticks * TimeSpan.NanosecondsPerTick;
    }

    /// <summary>Everything at one moment.</summary>
    public sealed record Snapshot(long Images, DateTimeOffset? LastInference, Total Success, Total Fail, Total Queue, Total Input, Total Infer, Total Output)
    {
        /// <summary>Nothing yet.</summary>
        public static Snapshot Empty { get; } = new(0, null, default, default, default, default, default, default);
    }

    /// <summary>Everything now.</summary>
    public Snapshot Now { get; private set; } = Snapshot.Empty;

    /// <summary>Counts a request that was answered.</summary>
    public void Succeeded(DateTimeOffset now, int images, TimeSpan duration, TimeSpan queue, TimeSpan input, TimeSpan infer)
    {
        lock (_gate)
        {
            Now = Now with
            {
                Images = Now.Images + images,
                LastInference = now,
                Success = Now.Success.With(duration),
                Queue = Now.Queue.With(queue),
                Input = Now.Input.With(input, images),
                Infer = Now.Infer.With(infer, images),
                Output = Now.Output.With(TimeSpan.Zero, images),
            };
        }
    }

    /// <summary>Counts a request that was not.</summary>
    public void Failed(TimeSpan duration)
    {
        lock (_gate) Now = Now with { Fail = Now.Fail.With(duration) };
    }
}
