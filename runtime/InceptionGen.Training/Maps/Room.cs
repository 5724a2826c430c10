using System;

namespace InceptionGen.Training.Maps;

/// <summary>Memory that is used from one moment of a step to another. Rooms that are never used at once may share memory.</summary>
/// <param name="floats">How large it is.</param>
internal sealed class Room(long floats)
{
    private int _last = -1;

    /// <summary>How large it is.</summary>
    public long Floats => floats;

    /// <summary>When it is used first.</summary>
    public int First { get; private set; } = int.MaxValue;

    /// <summary>Where it begins, once rooms are placed.</summary>
    public long Offset { get; set; } = -1;

    /// <summary>Notes that it is used at a moment.</summary>
    public void Use(int time)
    {
        First = Math.Min(First, time);
        _last = Math.Max(_last, time);
    }

    /// <summary>Whether both are in use at some moment.</summary>
    public bool Meets(Room other) => First <= other._last && other.First <= _last;
}
