using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;

namespace InceptionGen.Hosting.Tests.Scheduling;

/// <summary>A dispatcher over a clock and slots that the test moves. Work writes its name down when it ends, which is in the order in which it began.</summary>
internal sealed class DispatcherBench
{
    public static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public DispatcherBench(int slots = 2, long mostBytes = long.MaxValue)
    {
        Slots = new(slots);
        Dispatcher = new(Slots, Time, mostBytes);
    }

    public FakeTimeProvider Time { get; } = new();

    public ManualSlots Slots { get; }

    public Dispatcher Dispatcher { get; }

    public List<string> Done { get; } = [];

    /// <summary>A model whose units take as long as expected, so that its waits are what they are expected to be.</summary>
    public Lane Lane(int milliseconds = 100)
    {
        Lane lane = Dispatcher.AddLane(new WaitBound(mean: 1, deviation: 0));
        Dispatcher.Seed(lane, TimeSpan.FromMilliseconds(milliseconds));
        return lane;
    }

    public Ticket Admit(Lane lane, TimeSpan? budget = null, int priority = Priorities.Default, long bytes = 0, CancellationToken departure = default)
    {
        Assert.True(Dispatcher.TryAdmit(lane, new(budget ?? Second, priority, bytes), out Ticket? ticket, out Rejection rejection, departure), rejection.ToString());
        return ticket;
    }

    public Task<Outcome> Submit(Lane lane, string name, int units = 1, TimeSpan? budget = null, int priority = Priorities.Default) =>
        Dispatcher.Submit(Admit(lane, budget, priority), new Work(this, name), units);

    public Rejection Refuse(Lane lane, TimeSpan? budget = null, int priority = Priorities.Default, long bytes = 0)
    {
        Assert.False(Dispatcher.TryAdmit(lane, new(budget ?? Second, priority, bytes), out _, out Rejection rejection));
        return rejection;
    }

    public void EndAll()
    {
        while (Slots.Busy > 0) Slots.EndOne();
    }

    public sealed class Work(DispatcherBench bench, string name) : IUnitWork
    {
        public void Run(int unit)
        {
            if (name == "fails") throw new InvalidOperationException("It was asked to.");
            bench.Done.Add(name);
        }
    }
}
