using System;

namespace InceptionGen.Hosting;

/// <content>Who may come in.</content>
internal sealed partial class Dispatcher
{
    /// <summary>How long a request that came now might wait for a slot.</summary>
    public TimeSpan WaitOf(Lane lane, int priority)
    {
        lock (_gate) return LongestWait(lane, priority);
    }

    private Rejection? Refusal(Lane lane, Arrival arrival)
    {
        if (_isDraining) return new(RejectionReason.Draining, TimeSpan.Zero);
        TimeSpan wait = LongestWait(lane, arrival.Priority);
        bool isFull = wait > arrival.Budget || arrival.Bytes > mostBytes - _bytes;
        return isFull ? new(RejectionReason.Full, wait) : null;
    }

    // The expected wait is a mean: many of the requests that it admits at its edge would wait for longer than they may, and expire.
    private TimeSpan LongestWait(Lane lane, int priority) => ExpectedWait(lane, priority) * lane.Bound.Factor;

    // Called when a request begins, or expires and would have waited longer still. One that expires earlier than it was expected to begin, since its body was slow,
    // shows nothing; nor do short waits, which depend on the moment at which a single unit ends.
    private void LearnWait(Ticket ticket, bool hasExpired)
    {
        if (ticket.Work is null || ticket.StartedAt != 0) return;
        TimeSpan expected = ticket.ExpectedWait, actual = time.GetElapsedTime(ticket.QueuedAt);
        bool isShort = expected < 2 * ticket.Lane.UnitCost || expected == TimeSpan.Zero;
        if (!isShort && !(hasExpired && actual < expected)) ticket.Lane.Bound.Learn(expected, actual);
    }

    // Whatever has the same priority or a higher one is served before. A lane is also sure of its share of the slots, however long other queues are, so
    // that a model in demand does not close the others' doors.
    private TimeSpan ExpectedWait(Lane lane, int priority)
    {
        TimeSpan higher = TimeSpan.Zero, equal = TimeSpan.Zero;
        int rivals = 1;
        foreach (Lane other in _lanes)
        {
            for (int level = Priorities.Highest; level < priority; level++) higher += other.WaitingAt(level) * other.UnitCost;
            equal += other.WaitingAt(priority) * other.UnitCost;
            if (other != lane && other.WaitingAt(priority) > 0) rivals++;
        }

        TimeSpan share = lane.WaitingAt(priority) * lane.UnitCost * rivals;
        TimeSpan ahead = higher + (share < equal ? share : equal);
        if (_running.Count < slots.Count && ahead == TimeSpan.Zero) return TimeSpan.Zero;
        return (LeftOfRunning() + ahead) / slots.Count;
    }

    private TimeSpan LeftOfRunning()
    {
        TimeSpan left = TimeSpan.Zero;
        foreach (((Ticket ticket, int _), RunningUnit unit) in _running)
        {
            TimeSpan rest = ticket.Lane.UnitCost - time.GetElapsedTime(unit.StartedAt);
            if (rest > TimeSpan.Zero) left += rest;
        }

        return left;
    }
}
