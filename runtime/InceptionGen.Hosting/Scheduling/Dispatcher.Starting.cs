using System;

namespace InceptionGen.Hosting;

/// <content>Who is next.</content>
internal sealed partial class Dispatcher
{
    private void StartWaiting()
    {
        while (true)
        {
            Ticket ticket;
            int unit;
            lock (_gate)
            {
                if (_running.Count == slots.Count || Next() is not { } next) return;
                ticket = next;
                unit = Begin(next);
            }

            slots.Run(() => Run(ticket, unit));
        }
    }

    // The timer may be late on a busy machine: a request that is too old is answered here, and never begins.
    private Ticket? Next()
    {
        while (true)
        {
            if (First() is not { } ticket) return null;
            if (time.GetElapsedTime(ticket.ArrivedAt) < ticket.Arrival.Budget) return ticket;
            Answer(ticket, Outcome.Expired);
        }
    }

    private Ticket? First()
    {
        for (int priority = Priorities.Highest; priority <= Priorities.Lowest; priority++)
        {
            Lane? next = null;
            foreach (Lane lane in _lanes)
            {
                if (lane.IsQueued(priority) && (next is null || lane.VirtualTicks < next.VirtualTicks)) next = lane;
            }

            if (next is not null) return next.First(priority);
        }

        return null;
    }

    private int Begin(Ticket ticket)
    {
        Lane lane = ticket.Lane;
        int unit = ticket.Started++;
        lane.Count(ticket.Arrival.Priority, -1);
        _virtualTicks = lane.VirtualTicks;
        lane.VirtualTicks += Math.Max(1, lane.UnitCost.Ticks);

        long now = time.GetTimestamp();
        if (unit == 0)
        {
            LearnWait(ticket, hasExpired: false);
            ticket.StartedAt = now;
        }

        _running.Add((ticket, unit), new(now, WasCrowded: _running.Count == slots.Count - 1));
        if (ticket.Waiting > 0) return unit;

        // From here on its time does not matter any more: it runs to its end.
        lane.Remove(ticket);
        ticket.Timer!.Dispose();
        return unit;
    }

    private void Run(Ticket ticket, int unit)
    {
        Exception? failure = null;
        try
        {
            // One that was answered meanwhile need not do what nobody waits for.
            if (!ticket.IsAnswered) ticket.Work!.Run(unit);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        Finish(ticket, unit, failure);
        StartWaiting();
    }

    private void Finish(Ticket ticket, int unit, Exception? failure)
    {
        lock (_gate)
        {
            _running.Remove((ticket, unit), out RunningUnit run);
            if (run.WasCrowded && failure is null && !ticket.IsAnswered) ticket.Lane.Learn(time.GetElapsedTime(run.StartedAt));
            ticket.Finished++;
            if (!ticket.IsAnswered)
            {
                ticket.Failure = failure;
                if (failure is not null)
                    Answer(ticket, Outcome.Failed);
                else if (ticket.Finished == ticket.Units)
                    Answer(ticket, Outcome.Completed);
            }

            TellDrained();
        }
    }
}
