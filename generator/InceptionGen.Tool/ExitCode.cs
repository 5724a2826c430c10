namespace InceptionGen.Tool;

/// <summary>What the process tells a script.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Clean = 0;

    /// <summary>Something was found: mistakes, or files that are not formatted.</summary>
    public const int Findings = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>A file cannot be read or written, or is not what the command needs.</summary>
    public const int Unusable = 3;

    /// <summary>Stopped with Ctrl+C, as shells count it.</summary>
    public const int Stopped = 130;
}
