using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using InceptionGen.Tool.Scoring.Inputs;
using InceptionGen.Tool.Scoring.Rows;

namespace InceptionGen.Tool.Scoring.Running;

/// <summary>Scores images on threads of its own.</summary>
/// <param name="feed">The images.</param>
/// <param name="rows">Where their rows go.</param>
internal sealed class ScoreThreads(IImageFeed feed, OrderedRows rows)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    private ExceptionDispatchInfo? _failure;

    /// <summary>Scores all images.</summary>
    /// <param name="scorers">One for each thread.</param>
    /// <param name="tick">Is called now and then meanwhile.</param>
    /// <param name="cancellation">Stops it after the images that are being scored.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Run(IReadOnlyList<Scorer> scorers, Action tick, CancellationToken cancellation)
    {
        using CancellationTokenRegistration stop = cancellation.Register(rows.Stop);
        Thread[] threads = [.. scorers.Select(scorer => new Thread(() => Work(scorer)) { IsBackground = true })];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads)
        {
            // A thread that waits for a line of standard input cannot be stopped, and need not be: it ends with the process.
            while (!thread.Join(Tick))
            {
                if (cancellation.IsCancellationRequested && thread.Join(Tick * 20)) break;
                cancellation.ThrowIfCancellationRequested();
                tick();
            }
        }

        _failure?.Throw();
        cancellation.ThrowIfCancellationRequested();
    }

    private void Work(Scorer scorer)
    {
        var images = new ScoredImage[scorer.Batch];
        var made = new Row[scorer.Batch];
        try
        {
            while (feed.Take(images, out long first) is > 0 and int count)
            {
                for (int i = 0; i < count; i++)
                {
                    if (rows.Open(first + i) is not { } row) return;
                    made[i] = row;
                }

                scorer.Score(images.AsSpan(0, count), made.AsSpan(0, count));
                for (int i = 0; i < count; i++) rows.Complete(first + i);
            }
        }
        catch (Exception exception)
        {
            // The first one is reported; the other threads find that they are stopped.
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            rows.Stop();
        }
    }
}
