using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace InceptionGen.Training.Data.Folders;

/// <summary>Decodes all files of a folder. Each has its place, so that threads change nothing but the time.</summary>
internal sealed class FolderReading
{
    /// <summary>Reads the files.</summary>
    /// <param name="scan">Their names.</param>
    /// <param name="classNames">The classes, in the order of their labels.</param>
    /// <param name="options">How they are read.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public FolderReading(FolderScan scan, string[] classNames, ImageFolderOptions options)
    {
        int count = scan.Files.Count;
        byte[]?[] bytes = new byte[count][];
        string?[] problems = new string?[count];
        string?[] misnamed = new string?[count];
        PhotoReader reader = new(options);
        int done = 0;
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.Threads == 0 ? Environment.ProcessorCount : options.Threads, CancellationToken = options.Cancellation };
        Parallel.For(0, count, parallel, i =>
        {
            bytes[i] = reader.TryRead(Path.Combine(scan.Folder, scan.Files[i].Name), out problems[i], out misnamed[i]);
            options.Progress?.Report(Interlocked.Increment(ref done));
        });

        Dictionary<string, int> labels = classNames.Select((name, label) => (name, label)).ToDictionary(StringComparer.Ordinal);
        List<Photo> photos = [];
        for (int i = 0; i < count; i++)
        {
            if (bytes[i] is { } pixels) photos.Add(new(scan.Files[i].Name, labels[scan.Files[i].Class], pixels));
        }

        Photos = [.. photos];
        int[] counts = new int[classNames.Length];
        foreach (Photo photo in Photos) counts[photo.Label]++;
        Report = new()
        {
            Folder = scan.Folder,
            ClassNames = classNames,
            Counts = counts,
            Skipped = [.. scan.Problems.Concat(Remarks(scan, problems)).OrderBy(remark => remark.Name, StringComparer.Ordinal)],
            Misnamed = [.. Remarks(scan, misnamed)],
            Hidden = scan.Hidden,
        };
    }

    /// <summary>The photos, sorted by the names of their files.</summary>
    public Photo[] Photos { get; }

    /// <summary>What was found.</summary>
    public FolderReport Report { get; }

    private static IEnumerable<FileRemark> Remarks(FolderScan scan, string?[] reasons) =>
        scan.Files.Zip(reasons).Where(file => file.Second is not null).Select(file => new FileRemark(file.First.Name, file.Second!));
}
