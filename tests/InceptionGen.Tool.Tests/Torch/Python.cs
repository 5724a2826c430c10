using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace InceptionGen.Tool.Tests.Torch;

/// <summary>A Python that has PyTorch: the one that INCEPTIONGEN_PYTHON names, the first of the path, or the system's.</summary>
internal static class Python
{
    private const int Minutes = 4;

    /// <summary>The program; null if none has PyTorch.</summary>
    public static string? WithTorch { get; } = Find("from torch import nn");

    /// <summary>The program; null if none has torchvision.</summary>
    public static string? WithTorchvision { get; } = Find("from torchvision import models");

    /// <summary>Runs it in a folder with one thread for its sums; what it prints, all of it.</summary>
    /// <exception cref="TimeoutException">It takes too long; it is ended.</exception>
    public static async Task<(int Code, string Output)> Run(string python, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.Environment["OMP_NUM_THREADS"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(Minutes));
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, await output + await error);
    }

    private static string? Find(string import)
    {
        string[] candidates = Environment.GetEnvironmentVariable("INCEPTIONGEN_PYTHON") is { Length: > 0 } named ? [named] : ["python3", "/usr/bin/python3"];
        return Array.Find(candidates, candidate => Runs(candidate, import));
    }

    private static bool Runs(string python, string import)
    {
        try
        {
            return Run(python, Path.GetTempPath(), "-c", import).GetAwaiter().GetResult().Code == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}

/// <summary>Needs a Python with PyTorch.</summary>
internal sealed class TorchFactAttribute : FactAttribute
{
    public TorchFactAttribute() => Skip = Python.WithTorch is null ? "No Python here has PyTorch (apt-get install python3-torch)." : null;
}

/// <summary>Needs a Python with torchvision.</summary>
internal sealed class TorchvisionFactAttribute : FactAttribute
{
    public TorchvisionFactAttribute() => Skip = Python.WithTorchvision is null ? "No Python here has torchvision (apt-get install python3-torchvision)." : null;
}

/// <summary>Needs a Python with PyTorch, and minutes: it runs where INCEPTIONGEN_TORCH_ALL is set.</summary>
internal sealed class LongTorchFactAttribute : FactAttribute
{
    public LongTorchFactAttribute() => Skip = LongTorch.ReasonToSkip(Python.WithTorch);
}

/// <summary>Needs a Python with torchvision, and minutes: it runs where INCEPTIONGEN_TORCH_ALL is set.</summary>
internal sealed class LongTorchTheoryAttribute : TheoryAttribute
{
    public LongTorchTheoryAttribute() => Skip = LongTorch.ReasonToSkip(Python.WithTorchvision);
}

/// <summary>When tests run that take minutes.</summary>
file static class LongTorch
{
    /// <summary>Null to run.</summary>
    public static string? ReasonToSkip(string? python) => Environment.GetEnvironmentVariable("INCEPTIONGEN_TORCH_ALL") is null ? "It takes minutes; set INCEPTIONGEN_TORCH_ALL=1."
        : python is null ? "No Python here has PyTorch and torchvision (apt-get install python3-torch python3-torchvision)." : null;
}
