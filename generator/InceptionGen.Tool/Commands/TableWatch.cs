using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using InceptionGen.Tool.Projects;

namespace InceptionGen.Tool.Commands;

/// <summary>"check --watch": checks again whenever a table changes.</summary>
internal static class TableWatch
{
    /// <summary>Editors write a file in several steps.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(80);

    public static async Task<int> RunAsync(CheckRun run, IReadOnlyList<string> paths, ToolConsole console, CancellationToken cancellation)
    {
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var watchers = new WatcherSet(paths, () => changes.Writer.TryWrite(true));
        int code = run.Once(cancellation);
        console.Error.WriteLine("Watching; Ctrl+C ends it.");
        try
        {
            while (await changes.Reader.WaitToReadAsync(cancellation).ConfigureAwait(false))
            {
                await Task.Delay(Quiet, cancellation).ConfigureAwait(false);
                while (changes.Reader.TryRead(out _)) { }
                console.Error.WriteLine();
                code = run.Once(cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C is how watching ends.
        }

        return code;
    }

    private sealed class WatcherSet : IDisposable
    {
        private readonly List<FileSystemWatcher> _watchers = [];

        public WatcherSet(IEnumerable<string> paths, Action changed)
        {
            foreach (string path in paths)
            {
                bool isFolder = Directory.Exists(path);
                string folder = isFolder ? path : Path.GetDirectoryName(Path.GetFullPath(path))!;
                if (!Directory.Exists(folder)) continue;

                var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = isFolder };
                FileSystemEventHandler heard = (_, change) => Hear(change.FullPath);
                watcher.Changed += heard;
                watcher.Created += heard;
                watcher.Deleted += heard;
                watcher.Renamed += (_, change) => Hear(change.FullPath);
                watcher.EnableRaisingEvents = true;
                _watchers.Add(watcher);
            }

            void Hear(string file)
            {
                if (TableGuess.HasEnding(file)) changed();
            }
        }

        public void Dispose()
        {
            foreach (FileSystemWatcher watcher in _watchers) watcher.Dispose();
        }
    }
}
