using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests.Scoring;

/// <summary>The tool as processes of a shell: killed in the middle, and several at a time.</summary>
public sealed class ProcessTests
{
    private static string Tool => $"dotnet '{typeof(CommandLine).Assembly.Location}'";

    [ShellFact]
    public async Task What_is_killed_leaves_whole_parts_and_goes_on()
    {
        using var folder = new PhotoFolder();
        string tar = folder.Tar("photos.tar", Enumerable.Range(0, 20_000).Select(i => i + ".ppm"));
        await folder.Score(tar, "--parts", "40", "-o", folder["once"]);

        int finished = 0;
        for (int kill = 0; kill < 2; kill++)
        {
            using Process process = Start($"exec {Tool} score '{folder.Table}' --synthetic '{tar}' --parts 40 --threads 1 -o '{folder["out"]}'");
            while (!process.HasExited && (!Directory.Exists(folder["out"]) || folder.Parts("out").Length < finished + 2)) Thread.Sleep(1);
            process.Kill();
            process.WaitForExit();

            string[] left = folder.Parts("out");
            Assert.All(left, part => Assert.Equal(File.ReadAllText(folder["once/" + Path.GetFileName(part)]), File.ReadAllText(part)));
            Assert.InRange(left.Length, finished + 2, 39);
            finished = left.Length;
        }

        ToolRun resumed = await folder.Score(tar, "-o", folder["out"]);
        Assert.Contains($"{40 - finished} of 40 parts", resumed.Error, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Clean, folder.Everything("once")), (resumed.Code, folder.Everything("out")));
    }

    [ShellFact("parallel", "parallel")]
    public async Task Parallel_runs_the_shards()
    {
        using var folder = new PhotoFolder(photos: 120);
        await folder.Score(folder.Photos, "-o", folder["once"], "--parts", "12");
        Run($"seq 0 3 | parallel -j 2 \"{Tool} score '{folder.Table}' --synthetic '{folder.Photos}' --parts 12 -o '{folder["out"]}' --shard {{}}/4\"");
        Assert.Equal(folder.Everything("once"), folder.Everything("out"));
    }

    [ShellFact("parallel", "parallel")]
    public async Task Parallel_and_xargs_pipe_paths_in_their_order()
    {
        using var folder = new PhotoFolder(photos: 90);
        string list = folder.Write("list.txt", string.Join('\n', Directory.GetFiles(folder.Photos, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)) + "\n");
        string once = (await folder.Score(list)).Raw;
        Assert.Equal(90, once.Count(one => one == '\n'));

        string score = $"{Tool} score '{folder.Table}' --synthetic --stdin";
        Assert.Equal(once, Run($"parallel --pipe -k -j 2 -N 30 \"{score}\" < '{list}'"));
        Assert.Equal(once, Run($"xargs -n 45 sh -c 'printf \"%s\\n\" \"$@\" | {score.Replace("'", "'\\''")}' sh < '{list}'"));
    }

    [ShellFact]
    public void A_path_that_comes_in_is_answered_before_the_next_one()
    {
        using var folder = new PhotoFolder(photos: 3);
        using Process process = Start($"exec {Tool} score '{folder.Table}' --synthetic --stdin --threads 2");
        _ = process.StandardError.ReadToEndAsync();
        for (int i = 0; i < 3; i++)
        {
            process.StandardInput.WriteLine(folder[$"photos/n{i}/{i:D4}.ppm"]);
            process.StandardInput.Flush();
            Assert.Contains($"{i:D4}.ppm", process.StandardOutput.ReadLine(), StringComparison.Ordinal);
        }

        process.StandardInput.Close();
        process.WaitForExit();
        Assert.Equal(ExitCode.Clean, process.ExitCode);
    }

    [ShellFact]
    public void What_is_stopped_by_a_signal_leaves_no_temporary_file()
    {
        using var folder = new PhotoFolder(photos: 2000);
        using Process process = Start($"exec {Tool} score '{folder.Table}' --synthetic '{folder.Photos}' --parts 40 -o '{folder["out"]}'");
        while (!process.HasExited && (!Directory.Exists(folder["out"]) || folder.Parts("out").Length < 2)) Thread.Sleep(1);
        Run($"kill -TERM {process.Id} || true");
        process.WaitForExit();
        if (folder.Parts("out").Length < 40) Assert.Equal(ExitCode.Stopped, process.ExitCode);
        Assert.Empty(Directory.GetFiles(folder["out"], ".*"));
    }

    [ShellFact]
    public async Task A_pipe_among_photos_is_not_waited_for()
    {
        using var folder = new PhotoFolder(photos: 2);
        Run($"mkfifo '{folder["photos/pipe.jpg"]}'");
        ToolRun run = await folder.Score(folder.Photos);
        Assert.Contains("{\"key\":\"pipe.jpg\",\"error\":\"pipe.jpg cannot be read: it is empty or not a regular file.\"}", run.Raw, StringComparison.Ordinal);
    }

    private static string Run(string script)
    {
        using Process process = Start(script);
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        return output;
    }

    private static Process Start(string script)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(script);
        return Process.Start(start)!;
    }
}
