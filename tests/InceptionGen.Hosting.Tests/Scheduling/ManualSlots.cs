using System;
using System.Collections.Generic;

namespace InceptionGen.Hosting.Tests.Scheduling;

/// <summary>Slots whose jobs wait until the test ends them.</summary>
internal sealed class ManualSlots(int count) : ISlots
{
    private readonly Queue<Action> _jobs = [];

    public int Count => count;

    /// <summary>Jobs that occupy a slot.</summary>
    public int Busy => _jobs.Count;

    public void Run(Action job) => _jobs.Enqueue(job);

    /// <summary>Ends the job that runs for longest.</summary>
    public void EndOne() => _jobs.Dequeue()();
}
