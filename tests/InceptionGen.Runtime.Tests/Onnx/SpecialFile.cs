using System;
using System.Diagnostics;
using System.IO;

namespace InceptionGen.Tests.Onnx;

/// <summary>Files that are not regular ones: named pipes, and devices like /dev/null. Never the system's own, which a mistake would replace.</summary>
internal static class SpecialFile
{
    /// <summary>Makes a named pipe.</summary>
    /// <returns>Whether it could be made.</returns>
    public static bool TryMakePipe(string path) => Run("mkfifo", path);

    /// <summary>Makes a device that swallows everything.</summary>
    /// <returns>Whether it could be made and opened.</returns>
    public static bool TryMakeNullDevice(string path)
    {
        if (!Run("mknod", path, "c", "1", "3")) return false;
        try
        {
            File.OpenWrite(path).Dispose();
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Why the given kind cannot be made here; null if it can.</summary>
    public static string? ReasonToSkip(Func<string, bool> make, string what)
    {
        string folder = Directory.CreateTempSubdirectory("special").FullName;
        try
        {
            return make(Path.Combine(folder, "special")) ? null : $"{what} cannot be made here.";
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool Run(string tool, params string[] arguments)
    {
        if (OperatingSystem.IsWindows()) return false;
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

/// <summary>A fact about named pipes.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PipeTheoryAttribute : TheoryAttribute
{
    private static readonly string? Reason = SpecialFile.ReasonToSkip(SpecialFile.TryMakePipe, "A named pipe");

    public PipeTheoryAttribute() => Skip = Reason;
}

/// <summary>A fact about devices, which only an administrator may make.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DeviceTheoryAttribute : TheoryAttribute
{
    private static readonly string? Reason = SpecialFile.ReasonToSkip(SpecialFile.TryMakeNullDevice, "A device");

    public DeviceTheoryAttribute() => Skip = Reason;
}
