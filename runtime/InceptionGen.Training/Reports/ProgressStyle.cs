using System;
using System.IO;
using System.Text;

namespace InceptionGen.Training.Reports;

/// <summary>How progress is shown.</summary>
/// <param name="IsTerminal">Whether a line can be drawn again in its place.</param>
/// <param name="IsColoured">Whether it is drawn in colours, by ANSI's control sequences.</param>
/// <param name="Width">Columns of the terminal; 0 if they are not known.</param>
internal sealed record ProgressStyle(bool IsTerminal, bool IsColoured, Func<int> Width)
{
    private const char Line = '━';

    /// <summary>Whole lines, for a file.</summary>
    public static ProgressStyle Lines { get; } = new(IsTerminal: false, IsColoured: false, () => 0);

    /// <summary>What suits the console that the program has.</summary>
    public static ProgressStyle OfConsole() => Of(
        Console.IsOutputRedirected, Environment.GetEnvironmentVariable, OperatingSystem.IsWindows(), WidthOfConsole);

    /// <summary>What suits an output.</summary>
    /// <param name="isRedirected">Whether it is a file or another program.</param>
    /// <param name="variable">The environment.</param>
    /// <param name="isWindows">Whether the console is Windows', which need not understand control sequences.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static ProgressStyle Of(bool isRedirected, Func<string, string?> variable, bool isWindows, Func<int> width)
    {
        if (isRedirected || variable("TERM") == "dumb") return Lines;
        bool understandsColours = !isWindows || !string.IsNullOrEmpty(variable("WT_SESSION")) || !string.IsNullOrEmpty(variable("TERM"));
        return new(IsTerminal: true, understandsColours && string.IsNullOrEmpty(variable("NO_COLOR")), width);
    }

    /// <summary>The characters of a bar: of what is done, and of what is left. Colours tell them apart where there are any.</summary>
    /// <param name="encoding">How characters are written.</param>
    public (char Done, char Left) BarOf(Encoding encoding)
    {
        bool hasLine = encoding.GetString(encoding.GetBytes([Line])) is [Line];
        return (hasLine ? Line : '=', IsColoured ? (hasLine ? Line : '.') : (hasLine ? ' ' : '.'));
    }

    private static int WidthOfConsole()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (Exception exception) when (exception is IOException or PlatformNotSupportedException or ArgumentException)
        {
            return 0;
        }
    }
}
