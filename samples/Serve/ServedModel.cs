using System;

namespace Serve;

/// <summary>A model as the command line asks for it.</summary>
/// <param name="Name">What requests call it.</param>
/// <param name="Network">Its network.</param>
/// <param name="Weights">Its file of weights; null for synthetic ones.</param>
internal sealed record ServedModel(string Name, NetworkChoice Network, string? Weights)
{
    /// <summary>Reads NAME=TABLE or NAME=TABLE:FILE.</summary>
    /// <exception cref="ArgumentsException">It is something else, or there is no such network.</exception>
    public static ServedModel Parse(string value)
    {
        if (value.Split('=', 2) is not [{ Length: > 0 } name, { Length: > 0 } rest])
            throw new ArgumentsException($"--model needs NAME=TABLE:FILE, or NAME=TABLE for synthetic weights, not '{value}'.");
        int end = EndOfTable(rest);
        string weights = end < rest.Length ? rest[(end + 1)..] : "";
        return new(name, Networks.Find(rest[..end]), weights.Length > 0 ? weights : null);
    }

    // A path may have a colon of its own, after the letter of a drive.
    private static int EndOfTable(string text)
    {
        for (int colon = text.IndexOf(':', StringComparison.Ordinal); colon >= 0; colon = text.IndexOf(':', colon + 1))
        {
            if (colon > 1 || Networks.IsTable(text[..colon])) return colon;
        }

        return text.Length;
    }
}
