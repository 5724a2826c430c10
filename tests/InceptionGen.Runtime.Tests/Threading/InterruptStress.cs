using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;

namespace InceptionGen.Runtime.Tests.Threading;

/// <summary>Several callers that do the same thing again and again while each is interrupted at random. A second by default: INCEPTIONGEN_STRESS_SECONDS
/// and INCEPTIONGEN_STRESS_SEED ask for more.</summary>
internal sealed class InterruptStress : IDisposable
{
    private static readonly int Seconds = Setting("INCEPTIONGEN_STRESS_SECONDS", fallback: 1);
    private static readonly int Seed = Setting("INCEPTIONGEN_STRESS_SEED", fallback: 1);

    private readonly List<Exception> _failures = [];
    private volatile bool _isOver;
    private long _runs;
    private long _delivered;

    /// <summary>How many callers there are.</summary>
    public int Callers { get; } = Math.Clamp(Environment.ProcessorCount, 4, 16);

    /// <summary>Lets all callers work and be interrupted. Fails if one of them fails, if nothing ran, or if no interrupt reached a caller.</summary>
    /// <param name="prepare">Prepares a caller; what it returns is one piece of work, done again and again.</param>
    public void Run(Func<int, Action<Random>> prepare)
    {
        Thread[] callers = [.. Enumerable.Range(0, Callers).Select(caller => new Thread(() => Call(prepare(caller), new Random(Seed + caller))) { IsBackground = true })];
        foreach (Thread caller in callers) caller.Start();

        Random random = new(Seed - 1);
        long interrupts = 0;
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < Seconds; interrupts++)
        {
            callers[random.Next(callers.Length)].Interrupt();
            if (random.Next(4) == 0)
                Thread.Sleep(1);
            else
                Thread.SpinWait(random.Next(3_000));
        }

        _isOver = true;
        Assert.All(callers, caller => Assert.True(caller.Join(TimeSpan.FromMinutes(2)), "A caller hangs."));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Stress: {Callers} callers, {Environment.ProcessorCount} processors, seed {Seed}: {_runs} runs, {interrupts} interrupts, {_delivered} delivered, {_failures.Count} failures."));
        Assert.Empty(_failures);
        Assert.NotEqual(0, _runs);
        Assert.NotEqual(0, _delivered);
    }

    public void Dispose() => _isOver = true;

    private void Call(Action<Random> work, Random random)
    {
        while (!_isOver)
        {
            try
            {
                work(random);
                Interlocked.Increment(ref _runs);
                Thread.Sleep(0);
            }
            catch (ThreadInterruptedException)
            {
                // Between two pieces of work, or from one that is done with.
                Interlocked.Increment(ref _delivered);
            }
            catch (Exception exception)
            {
                Fail(exception);
            }
        }
    }

    private void Fail(Exception exception)
    {
        bool wasInterrupted = true;
        while (wasInterrupted)
        {
            try
            {
                lock (_failures) _failures.Add(exception);
                wasInterrupted = false;
            }
            catch (ThreadInterruptedException)
            {
                // Once more.
            }
        }
    }

    private static int Setting(string name, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : fallback;
}
