using System;
using System.Collections.Generic;
using Microsoft.Extensions.Time.Testing;

namespace InceptionGen.Hosting.Tests.Scheduling;

/// <summary>Slots whose jobs take as long as the test says, by its clock.</summary>
internal sealed class TimedSlots(int count, FakeTimeProvider time, Func<TimeSpan> duration) : ISlots
{
    private readonly PriorityQueue<Action, DateTimeOffset> _jobs = new();

    public int Count => count;

    /// <summary>When the next job ends; the end of time if none runs.</summary>
    public DateTimeOffset NextEnd => _jobs.TryPeek(out _, out DateTimeOffset end) ? end : DateTimeOffset.MaxValue;

    public void Run(Action job) => _jobs.Enqueue(job, time.GetUtcNow() + duration());

    /// <summary>Ends the next job.</summary>
    public void EndNext() => _jobs.Dequeue()();
}
