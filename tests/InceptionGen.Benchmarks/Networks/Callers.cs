using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;

namespace InceptionGen.Benchmarks.Networks;

/// <summary>What callers did in a turn.</summary>
/// <param name="PerSecond">Predictions of all of them.</param>
/// <param name="Milliseconds">Of each prediction.</param>
internal sealed record CallersTurn(double PerSecond, double[] Milliseconds);

/// <summary>Callers who share a network, each with a session of its own.</summary>
/// <param name="files">The network and its photo.</param>
/// <param name="most">The most who predict at the same time.</param>
/// <param name="threads">Threads of a session; 0 for one per processor.</param>
/// <param name="isShared">Whether they divide the processors among them.</param>
internal sealed class Callers(NetworkFiles files, int most, int threads, bool isShared) : IDisposable
{
    private readonly float[] _image = files.Images(batch: 1);

    private readonly Session[] _sessions = [.. Enumerable.Range(0, most).Select(_ =>
    {
        Session session = files.Network.CreateSession(new() { Threads = threads });
        session.SharesProcessors = isShared;
        return session;
    })];

    /// <summary>This many of them predict for so long. Each counts over its own time, so that one who ends late is not waited for.</summary>
    public CallersTurn Predict(int count, TimeSpan time)
    {
        using Barrier start = new(count);
        (double PerSecond, double[] Milliseconds)[] own = new (double, double[])[count];
        Thread[] callers = [.. Enumerable.Range(0, count).Select(index => new Thread(() =>
        {
            _sessions[index].Run(_image);
            start.SignalAndWait();
            own[index] = Predict(_sessions[index], time);
        }))];
        foreach (Thread caller in callers) caller.Start();
        foreach (Thread caller in callers) caller.Join();
        return new(own.Sum(caller => caller.PerSecond), [.. own.SelectMany(caller => caller.Milliseconds)]);
    }

    public void Dispose()
    {
        foreach (Session session in _sessions) session.Dispose();
    }

    private (double PerSecond, double[] Milliseconds) Predict(Session session, TimeSpan time)
    {
        List<double> milliseconds = [];
        long begin = Stopwatch.GetTimestamp();
        while (milliseconds.Count == 0 || Stopwatch.GetElapsedTime(begin) < time)
        {
            long start = Stopwatch.GetTimestamp();
            session.Run(_image);
            milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return (milliseconds.Count / Stopwatch.GetElapsedTime(begin).TotalSeconds, [.. milliseconds]);
    }
}
