using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using InceptionGen.Tool.Tests.Harness;
using Xunit.Abstractions;

namespace InceptionGen.Tool.Tests.Scoring;

/// <summary>A job array of a real Slurm, one of whose tasks is killed.</summary>
public sealed class SlurmTests(ITestOutputHelper output)
{
    private const int ThereIsNoSlurm = 77;

    [SlurmFact]
    public async Task An_array_that_lost_a_task_goes_on_and_makes_the_parts_of_one_process()
    {
        using var folder = new PhotoFolder();
        // Rows of one network are worth a few milliseconds, so that a task can be killed in the middle.
        string tar = folder.Tar("photos.tar", Enumerable.Range(0, 1500).Select(i => i + ".ppm"));
        var start = new ProcessStartInfo(Path.Combine(TableFolderOnDisk.Root, "tests", "InceptionGen.Tool.Tests", "Scoring", "slurm-array")) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in new[] { folder["slurm"], "dotnet", typeof(CommandLine).Assembly.Location, "score", "inception_v2_79", tar, "--synthetic" }) start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        output.WriteLine(said);
        if (process.ExitCode != 0) output.WriteLine(await error);
        Assert.NotEqual(ThereIsNoSlurm, process.ExitCode);
        Assert.Equal(0, process.ExitCode);
        Assert.Contains("are those of one process, byte for byte: 1500 rows.", said, StringComparison.Ordinal);
    }
}

/// <summary>A test that is asked for: it starts daemons, as root.</summary>
public sealed class SlurmFactAttribute : FactAttribute
{
    public SlurmFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("INCEPTIONGEN_SLURM") is not { Length: > 0 }) Skip = "It starts a Slurm of its own: set INCEPTIONGEN_SLURM=1.";
        else if (!File.Exists("/usr/sbin/slurmctld")) Skip = "Slurm is not installed (apt-get install slurm-wlm munge).";
        else if (Environment.UserName != "root") Skip = "Slurm's daemons are started as root.";
    }
}
