using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace InceptionGen.Hosting;

/// <summary>Loads a model again when its file has changed. It looks every second, which also works where the system tells of no changes, as on network
/// drives and in containers; and it waits until two looks see the same, so that a file is not read while it is written.</summary>
internal sealed class WeightWatcher(HostedModel model, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Watches until it is told to end.</summary>
    public async Task WatchAsync(CancellationToken token)
    {
        using var timer = new PeriodicTimer(Interval, time);
        (long Bytes, DateTime Written) loaded = Look(), last = loaded;
        try
        {
            while (await timer.WaitForNextTickAsync(token).ConfigureAwait(false))
            {
                (long Bytes, DateTime Written) now = Look();
                bool isNew = now != loaded && now == last && now.Bytes > 0;
                last = now;
                if (!isNew) continue;
                loaded = now;
                if (model.State == ModelState.Ready || model.State == ModelState.Failed) await ReloadAsync(token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    // What is wrong with the file was logged; the old weights go on, and the next change is tried again.
    private async Task ReloadAsync(CancellationToken token)
    {
        try
        {
            await model.LoadAsync(token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is WeightException or IOException or UnauthorizedAccessException)
        {
        }
    }

    private (long Bytes, DateTime Written) Look()
    {
        try
        {
            string path = model.Options.Weights!;
            FileInfo[] files = Directory.Exists(path) ? new DirectoryInfo(path).GetFiles() : [new FileInfo(path)];
            return (files.Sum(file => file.Length), files.Max(file => file.LastWriteTimeUtc));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return default;
        }
    }
}
