using System;
using InceptionGen.Tool.Tests.Editors;

namespace InceptionGen.Tool.Tests.Scoring;

/// <summary>A test that starts the tool as shells and engines do.</summary>
public sealed class ShellFactAttribute : EditorFactAttribute
{
    /// <param name="program">What else it needs; it is skipped where that is missing.</param>
    /// <param name="package">The package that has it.</param>
    public ShellFactAttribute(string program = "bash", string package = "bash")
    {
        if (OperatingSystem.IsWindows()) Skip = "It is written for a POSIX shell.";
        else if (!Runs(program, "--version")) Skip = $"{program} is not installed (apt-get install {package}).";
    }
}
