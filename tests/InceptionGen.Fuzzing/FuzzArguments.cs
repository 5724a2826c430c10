using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace InceptionGen.Fuzzing;

/// <summary>What the command line asks for.</summary>
internal sealed class FuzzArguments
{
    public const string Usage = "InceptionGen.Fuzzing [TARGET ...] [--seconds N] [--at-once N] [--seed N] [--findings FOLDER], or TARGET --replay FILE";

    /// <summary>The targets; none for all of them.</summary>
    public List<string> Targets { get; } = [];

    /// <summary>The time for each target.</summary>
    public TimeSpan Time { get; private set; } = TimeSpan.FromSeconds(60);

    /// <summary>How many targets run at the same time. Each takes one core.</summary>
    public int AtOnce { get; private set; } = 1;

    public int Seed { get; private set; } = 1;

    /// <summary>Where inputs are kept that were not survived.</summary>
    public string Findings { get; private set; } = Path.Combine(Path.GetTempPath(), "InceptionGen.Fuzzing");

    /// <summary>An input to try once more.</summary>
    public string? Replay { get; private set; }

    /// <summary>Whether this process is the one that tries the inputs.</summary>
    public bool IsWorker { get; private set; }

    /// <summary>Null if the arguments are not understood.</summary>
    public static FuzzArguments? Parse(string[] arguments)
    {
        FuzzArguments parsed = new();
        for (int index = 0; index < arguments.Length; index++)
        {
            string argument = arguments[index], value = index + 1 < arguments.Length ? arguments[index + 1] : "";
            if (argument == "--worker") parsed.IsWorker = true;
            else if (!argument.StartsWith('-')) parsed.Targets.Add(argument);
            else if (!parsed.Set(argument, value)) return null;
            else index++;
        }

        return parsed;
    }

    private bool Set(string option, string value)
    {
        switch (option)
        {
            case "--seconds" when double.TryParse(value, CultureInfo.InvariantCulture, out double seconds) && seconds is > 0 and < 1e6:
                Time = TimeSpan.FromSeconds(seconds);
                return true;
            case "--at-once" when int.TryParse(value, CultureInfo.InvariantCulture, out int count) && count is > 0 and <= 64:
                AtOnce = count;
                return true;
            case "--seed" when int.TryParse(value, CultureInfo.InvariantCulture, out int seed):
                Seed = seed;
                return true;
            case "--findings" when value.Length > 0:
                Findings = Path.GetFullPath(value);
                return true;
            case "--replay" when value.Length > 0:
                Replay = value;
                return true;
            default:
                return false;
        }
    }
}
