using System;
using System.IO;

namespace InceptionGen.Fuzzing;

/// <summary>What a process does that tries the inputs of one target.</summary>
internal static class Worker
{
    public const int Clean = 0, Found = 1;

    public static int Run(FuzzTarget target, FuzzArguments arguments)
    {
        FuzzCounts counts = new FuzzLoop(target, arguments.Seed, arguments.Findings).Run(arguments.Time);
        Console.WriteLine($"{target.Name}: {counts}");
        return counts.Findings == 0 ? Clean : Found;
    }

    /// <summary>Tries one input again and shows what comes of it.</summary>
    public static int Replay(FuzzTarget target, string path)
    {
        Console.WriteLine(target.Try(File.ReadAllBytes(path)) ?? "accepted");
        return Clean;
    }
}
