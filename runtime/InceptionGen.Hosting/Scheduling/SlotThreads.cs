using System;
using System.Collections.Concurrent;
using System.Threading;

namespace InceptionGen.Hosting;

/// <summary>A thread for each slot. Predictions keep a thread busy for tens of milliseconds: on the thread pool they would delay what reads requests and
/// fires timers, which is what keeps a busy server polite.</summary>
internal sealed class SlotThreads : ISlots, IDisposable
{
    private readonly BlockingCollection<Action> _jobs = [];
    private readonly Thread[] _threads;

    /// <param name="count">How many slots.</param>
    public SlotThreads(int count)
    {
        _threads = new Thread[count];
        for (int i = 0; i < count; i++)
        {
            _threads[i] = new Thread(Work) { IsBackground = true, Name = FormattableString.Invariant($"InceptionGen slot {i + 1}") };
            _threads[i].Start();
        }
    }

    /// <inheritdoc/>
    public int Count => _threads.Length;

    /// <inheritdoc/>
    public void Run(Action job) => _jobs.Add(job);

    /// <summary>Ends the threads once the jobs that they have are done.</summary>
    public void Dispose() => _jobs.CompleteAdding();

    private void Work()
    {
        foreach (Action job in _jobs.GetConsumingEnumerable()) job();
    }
}
