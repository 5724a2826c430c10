using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Training.Maps;

/// <summary>Places rooms in one memory: the largest first, each at the lowest place that no room in use at the same time has.</summary>
internal sealed class RoomPlan
{
    // Vector loads then start at a cache line, and rooms of different threads share none.
    private const int LineFloats = 16;

    // Kernels load whole vectors at the end of the last map.
    private const int FloatsBehind = 64;

    private readonly List<Room> _rooms = [];

    /// <summary>Floats of the memory, once rooms are placed.</summary>
    public long Floats { get; private set; }

    /// <summary>A room for a number of floats.</summary>
    public Room Add(long floats)
    {
        var room = new Room((floats + LineFloats - 1) / LineFloats * LineFloats);
        _rooms.Add(room);
        return room;
    }

    /// <summary>Gives every room its place.</summary>
    public void Place()
    {
        List<Room> placed = [];
        foreach (Room room in _rooms.OrderByDescending(room => room.Floats))
        {
            long offset = 0;
            foreach (Room other in placed.Where(room.Meets).OrderBy(other => other.Offset))
            {
                if (offset + room.Floats <= other.Offset) break;
                offset = Math.Max(offset, other.Offset + other.Floats);
            }

            room.Offset = offset;
            placed.Add(room);
            Floats = Math.Max(Floats, offset + room.Floats);
        }

        Floats += FloatsBehind;
    }
}
