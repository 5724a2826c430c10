using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;

namespace InceptionGen.Hosting;

/// <summary>Divides the slots of the process among requests. A request is admitted before its body is read, if its wait will be within its budget; then
/// its images begin in the order of priority, fairly between models, and first come, first served within both.</summary>
/// <remarks>Promises, which tests check on random schedules: an admitted request is answered exactly once; never more units run than there are slots; no
/// unit begins after its request's budget, and a request whose units have not all begun by then is answered then.</remarks>
internal sealed partial class Dispatcher(ISlots slots, TimeProvider time, long mostBytes = long.MaxValue)
{
    private readonly Lock _gate = new();
    private readonly List<Lane> _lanes = [];
    private readonly Dictionary<(Ticket Ticket, int Unit), RunningUnit> _running = [];
    private readonly HashSet<Ticket> _open = [];
    private long _virtualTicks;
    private long _bytes;
    private bool _isDraining;
    private TaskCompletionSource? _drained;

    /// <summary>How many units may run at a time.</summary>
    public int Slots => slots.Count;

    /// <summary>How many units run now.</summary>
    public int Busy
    {
        get
        {
            lock (_gate) return _running.Count;
        }
    }

    /// <summary>Makes a model's queue.</summary>
    /// <param name="bound">What is known of how long its requests wait; nothing if it is null.</param>
    public Lane AddLane(WaitBound? bound = null)
    {
        var lane = new Lane(bound ?? new());
        lock (_gate) _lanes.Add(lane);
        return lane;
    }

    /// <summary>Units of a model that wait for a slot.</summary>
    public int WaitingIn(Lane lane)
    {
        lock (_gate) return lane.Waiting;
    }

    /// <summary>What a unit of a model takes, before any was served.</summary>
    public void Seed(Lane lane, TimeSpan cost)
    {
        lock (_gate) lane.Seed(cost);
    }

    /// <summary>Admits a request, whose clock runs from now on, or refuses it at once. An admitted one is submitted or withdrawn.</summary>
    /// <param name="lane">The model's queue.</param>
    /// <param name="arrival">What is known of it.</param>
    /// <param name="ticket">The request.</param>
    /// <param name="rejection">Why it was refused.</param>
    /// <param name="departure">Answers the request as cancelled.</param>
    public bool TryAdmit(Lane lane, Arrival arrival, [NotNullWhen(true)] out Ticket? ticket, out Rejection rejection, CancellationToken departure = default)
    {
        ticket = null;
        lock (_gate)
        {
            if (Refusal(lane, arrival) is { } refusal)
            {
                rejection = refusal;
                return false;
            }

            rejection = default;
            Ticket admitted = ticket = new(lane, arrival, time.GetTimestamp());
            _open.Add(admitted);
            _bytes += arrival.Bytes;
            if (lane.Waiting == 0) lane.VirtualTicks = Math.Max(lane.VirtualTicks, _virtualTicks);
            lane.Count(arrival.Priority, 1);
            admitted.Timer = time.CreateTimer(_ => Leave(admitted, Outcome.Expired), null, arrival.Budget, Timeout.InfiniteTimeSpan);
        }

        // Outside the lock, since a token that was cancelled before calls back at once.
        CancellationTokenRegistration registration = departure.UnsafeRegister(state => Leave((Ticket)state!, Outcome.Cancelled), ticket);
        lock (_gate)
        {
            if (ticket.IsAnswered)
                registration.Unregister();
            else
                ticket.Departure = registration;
        }

        return true;
    }

    /// <summary>Lets the units of an admitted request begin.</summary>
    /// <param name="ticket">The request.</param>
    /// <param name="work">What they do.</param>
    /// <param name="units">How many there are: at least one.</param>
    /// <returns>How it ended, which may be before this call.</returns>
    public Task<Outcome> Submit(Ticket ticket, IUnitWork work, int units)
    {
        lock (_gate)
        {
            if (ticket.IsAnswered) return ticket.Answer;
            Lane lane = ticket.Lane;
            lane.Count(ticket.Arrival.Priority, -ticket.Units);
            (ticket.QueuedAt, ticket.ExpectedWait) = (time.GetTimestamp(), ExpectedWait(lane, ticket.Arrival.Priority));
            lane.Count(ticket.Arrival.Priority, units);
            (ticket.Work, ticket.Units) = (work, units);
            lane.Enqueue(ticket);
        }

        StartWaiting();
        return ticket.Answer;
    }

    /// <summary>Gives an admitted request that was not submitted another priority and another time, or refuses it if it could not begin within that. Its clock
    /// goes on: the time is counted from its arrival.</summary>
    /// <param name="ticket">The request.</param>
    /// <param name="priority">1 is served first.</param>
    /// <param name="budget">How long it may wait, from its arrival on.</param>
    /// <param name="rejection">Why it was refused. It is to be withdrawn then.</param>
    public bool TryHurry(Ticket ticket, int priority, TimeSpan budget, out Rejection rejection)
    {
        rejection = default;
        lock (_gate)
        {
            if (ticket.IsAnswered) return true;
            Lane lane = ticket.Lane;
            lane.Count(ticket.Arrival.Priority, -ticket.Waiting);
            TimeSpan left = budget - time.GetElapsedTime(ticket.ArrivedAt), wait = LongestWait(lane, priority);
            lane.Count(priority, ticket.Waiting);
            ticket.Arrival = ticket.Arrival with { Priority = priority, Budget = budget };
            if (left <= TimeSpan.Zero)
            {
                Answer(ticket, Outcome.Expired);
                return true;
            }

            ticket.Timer!.Change(left, Timeout.InfiniteTimeSpan);
            if (wait <= left) return true;
            rejection = new(RejectionReason.Full, wait);
            return false;
        }
    }

    /// <summary>Takes back an admitted request that was not submitted, as when its body turns out to be wrong.</summary>
    public void Withdraw(Ticket ticket) => Leave(ticket, Outcome.Cancelled);

    /// <summary>Refuses requests from now on, and waits until those that were admitted are answered and no unit runs any more.</summary>
    /// <param name="patience">Ends the waiting: what still waits in the queues is answered as closed.</param>
    public async Task DrainAsync(CancellationToken patience)
    {
        Task drained;
        lock (_gate)
        {
            _isDraining = true;
            _drained ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            drained = _drained.Task;
            TellDrained();
        }

        try
        {
            await drained.WaitAsync(patience).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Ticket[] left;
            lock (_gate) left = [.. _open];
            foreach (Ticket ticket in left) Leave(ticket, Outcome.Closed);
        }
    }

    // Answers early, unless all units have begun: then they run to their end. One whose client has left is told so even then.
    private void Leave(Ticket ticket, Outcome outcome)
    {
        lock (_gate)
        {
            bool hasBegun = ticket.Work is not null && ticket.Waiting == 0;
            if (ticket.IsAnswered || (hasBegun && outcome is not Outcome.Cancelled)) return;
            Answer(ticket, outcome);
        }
    }

    private void Answer(Ticket ticket, Outcome outcome)
    {
        if (outcome == Outcome.Expired) LearnWait(ticket, hasExpired: true);
        ticket.Lane.Remove(ticket);
        ticket.Lane.Count(ticket.Arrival.Priority, -ticket.Waiting);
        ticket.Units = ticket.Started;
        _bytes -= ticket.Arrival.Bytes;
        _open.Remove(ticket);
        ticket.SetAnswer(outcome);
        TellDrained();
    }

    private void TellDrained()
    {
        if (_open.Count == 0 && _running.Count == 0) _drained?.TrySetResult();
    }
}
