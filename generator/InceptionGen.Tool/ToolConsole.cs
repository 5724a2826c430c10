using System;
using System.IO;

namespace InceptionGen.Tool;

/// <summary>Where the tool reads and writes.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Words about them.</param>
/// <param name="HasColour">Whether results go to a terminal that shows colours.</param>
internal sealed record ToolConsole(TextWriter Output, TextWriter Error, Func<Stream> Input, Func<Stream> RawOutput, bool HasColour)
{
    /// <summary>Whether words about results go to a terminal, where a line may be written over.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Reads a variable of the environment.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The process's own.</summary>
    public static ToolConsole Standard()
    {
        bool isDumb = Environment.GetEnvironmentVariable("TERM") == "dumb";
        bool isPlain = Console.IsOutputRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || isDumb;
        return new ToolConsole(Console.Out, Console.Error, Console.OpenStandardInput, Console.OpenStandardOutput, !isPlain) { ShowsProgress = !Console.IsErrorRedirected && !isDumb };
    }

    /// <summary>All of standard input.</summary>
    public byte[] ReadInput()
    {
        using Stream input = Input();
        using var all = new MemoryStream();
        input.CopyTo(all);
        return all.ToArray();
    }
}
