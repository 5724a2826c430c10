using System;
using System.Collections.Generic;
using System.IO;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>Follows a path from group to group: "conv2d/kernel:0", or from the root "/conv2d/kernel:0".</summary>
internal static class Hdf5Path
{
    private const int MostSoftLinks = 16;

    /// <summary>The object that it leads to; null if there is none.</summary>
    /// <exception cref="InvalidDataException">It leads in a circle, or out of the file.</exception>
    public static Hdf5Object? Follow(Hdf5File file, Hdf5Object start, string path) => Follow(file, start, path, softLinks: 0);

    private static Hdf5Object? Follow(Hdf5File file, Hdf5Object start, string path, int softLinks)
    {
        file.Input.Charge(path.Length, start.Address);
        Hdf5Object place = path.StartsWith('/') ? file.Root : start;
        HashSet<long> passed = [place.Address];
        foreach (string part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".") continue;
            if (!place.Members.TryGetValue(part, out Hdf5Link link)) return null;
            if (link.IsExternal) throw new InvalidDataException($"'{path}' leads to another file, which is not opened: copy what it leads to into this one");
            if (link.Path is null)
            {
                place = file.Object(link.Address);
            }
            else
            {
                if (softLinks == MostSoftLinks) throw new InvalidDataException($"'{path}' leads in a circle");
                if (Follow(file, place, link.Path, softLinks + 1) is not { } target) return null;
                place = target;
            }

            if (!passed.Add(place.Address)) throw new InvalidDataException($"'{path}' leads through a group that contains itself");
        }

        return place;
    }
}
