using System.Collections.Generic;
using System.Diagnostics;

namespace InceptionGen.Training.Maps;

/// <summary>Where the time of steps goes, for benchmarks: by the cell of the table and by part of the work.</summary>
internal sealed class StepClock
{
    private readonly Dictionary<(string Cell, string Part), long> _ticks = [];
    private string _cell = "";
    private long _last;

    /// <summary>Milliseconds of every cell and part.</summary>
    public IEnumerable<(string Cell, string Part, double Milliseconds)> Times
    {
        get
        {
            foreach (((string cell, string part), long ticks) in _ticks) yield return (cell, part, Stopwatch.GetElapsedTime(0, ticks).TotalMilliseconds);
        }
    }

    /// <summary>What follows is done for a cell.</summary>
    public void Begin(string cell) => (_cell, _last) = (cell, Stopwatch.GetTimestamp());

    /// <summary>What was done since the last call was this part.</summary>
    public void Lap(string part)
    {
        long now = Stopwatch.GetTimestamp();
        _ticks[(_cell, part)] = _ticks.GetValueOrDefault((_cell, part)) + now - _last;
        _last = now;
    }
}
