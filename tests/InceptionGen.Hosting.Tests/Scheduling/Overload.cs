using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;

namespace InceptionGen.Hosting.Tests.Scheduling;

/// <summary>Requests of one image that come at random moments and do not wait for earlier ones, on a clock that the test moves. A unit's time varies by itself, and
/// slowly with what else the machine does; its logarithm is normal.</summary>
internal sealed class Overload : IUnitWork
{
    private static readonly TimeSpan Unit = TimeSpan.FromMilliseconds(29);
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(1);

    private readonly Random _random;
    private readonly FakeTimeProvider _time = new();
    private readonly TimedSlots _slots;
    private readonly Dispatcher _dispatcher;
    private readonly List<Task<Outcome>> _answers = [];
    private readonly double _drift;
    private double _slow;
    private TimeSpan _busy;

    /// <param name="seed">Of the random numbers.</param>
    /// <param name="drift">The spread of what other programs do to all units of about a second.</param>
    public Overload(int seed, double drift)
    {
        (_random, _drift) = (new(seed), drift);
        _slots = new(count: 2, _time, NextDuration);
        _dispatcher = new(_slots, _time);
    }

    /// <summary>How many admitted requests ended so.</summary>
    public int Count(Outcome outcome) => _answers.Count(answer => answer.Result == outcome);

    /// <summary>Lets requests come, and what was admitted end.</summary>
    /// <param name="load">How many come, as a multiple of what the slots can do.</param>
    /// <param name="duration">How long they come.</param>
    /// <returns>The share of the time in which the slots were busy.</returns>
    public double Run(double load, TimeSpan duration)
    {
        // A model begins with the time of its warm-up, when the machine did nothing else.
        Lane lane = _dispatcher.AddLane();
        _dispatcher.Seed(lane, Unit / 2);
        DateTimeOffset start = _time.GetUtcNow(), end = start + duration, next = start + NextGap(load);
        while (next < end || _slots.NextEnd < DateTimeOffset.MaxValue)
        {
            if (_slots.NextEnd <= next || next >= end)
            {
                MoveTo(_slots.NextEnd);
                _slots.EndNext();
                continue;
            }

            MoveTo(next);
            next += NextGap(load);
            if (_dispatcher.TryAdmit(lane, new(Budget), out Ticket? ticket, out _)) _answers.Add(_dispatcher.Submit(ticket, this, units: 1));
        }

        return _busy / ((_time.GetUtcNow() - start) * _slots.Count);
    }

    void IUnitWork.Run(int unit)
    {
    }

    private void MoveTo(DateTimeOffset moment)
    {
        if (moment > _time.GetUtcNow()) _time.SetUtcNow(moment);
    }

    private TimeSpan NextGap(double load) => -Math.Log(1 - _random.NextDouble()) * Unit / (load * _slots.Count);

    private TimeSpan NextDuration()
    {
        _slow = (0.98 * _slow) + (_drift * Math.Sqrt(1 - (0.98 * 0.98)) * NextNormal());
        TimeSpan duration = Unit * Math.Exp(_slow + (0.25 * NextNormal()));
        _busy += duration;
        return duration;
    }

    private double NextNormal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
