using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Hosting;

/// <summary>The queue of one model: first come, first served within a priority. It belongs to the dispatcher's lock.</summary>
/// <param name="bound">How much longer than expected its requests may wait.</param>
internal sealed class Lane(WaitBound bound)
{
    private readonly LinkedList<Ticket>[] _queues = [.. Enumerable.Range(0, Priorities.Lowest).Select(_ => new LinkedList<Ticket>())];
    private readonly int[] _waiting = new int[Priorities.Lowest];

    /// <summary>What a unit takes of one slot, as a moving average: seeded when the model is warmed up, and taken from units that began while all slots were
    /// busy, since a unit that is alone has the other processors as well.</summary>
    public TimeSpan UnitCost { get; private set; }

    /// <summary>How much longer than expected its requests may wait.</summary>
    public WaitBound Bound => bound;

    /// <summary>Slot time that the lane had, as fair queueing counts it: the lane with the least is next.</summary>
    public long VirtualTicks { get; set; }

    /// <summary>Units that wait for a slot, those of requests whose body is being read included.</summary>
    public int Waiting => _waiting.Sum();

    /// <summary>Whether a request of this priority can begin.</summary>
    public bool IsQueued(int priority) => _queues[priority - 1].Count > 0;

    /// <summary>The request that begins next.</summary>
    public Ticket First(int priority) => _queues[priority - 1].First!.Value;

    /// <summary>Units of a priority that wait, those of requests whose body is being read included.</summary>
    public int WaitingAt(int priority) => _waiting[priority - 1];

    /// <summary>Counts units that wait, or do not wait any more.</summary>
    public void Count(int priority, int units) => _waiting[priority - 1] += units;

    /// <summary>Puts a request at the end.</summary>
    public void Enqueue(Ticket ticket) => ticket.Place = _queues[ticket.Arrival.Priority - 1].AddLast(ticket);

    /// <summary>Takes a request out, wherever it stands.</summary>
    public void Remove(Ticket ticket)
    {
        if (ticket.Place is null) return;
        _queues[ticket.Arrival.Priority - 1].Remove(ticket.Place);
        ticket.Place = null;
    }

    /// <summary>Every request that waits in the queue.</summary>
    public Ticket[] Queued() => [.. _queues.SelectMany(queue => queue)];

    /// <summary>What a unit takes, before any was served.</summary>
    public void Seed(TimeSpan cost) => UnitCost = cost;

    /// <summary>Takes a unit into the average.</summary>
    public void Learn(TimeSpan cost) => UnitCost += (cost - UnitCost) / 8;
}
