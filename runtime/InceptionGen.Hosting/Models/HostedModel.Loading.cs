using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace InceptionGen.Hosting;

/// <content>Loading, reloading, unloading.</content>
internal sealed partial class HostedModel
{
    /// <summary>Loads the weights, or loads them again: the new network is checked and warmed up beside the old one, which serves meanwhile and until its last request is
    /// answered. If the new one cannot be loaded, the old one goes on.</summary>
    /// <exception cref="WeightException">The file does not fit the table: every tensor is listed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public async Task LoadAsync(CancellationToken token = default)
    {
        await _loading.WaitAsync(token).ConfigureAwait(false);
        try
        {
            if (_loaded is null) State = ModelState.Loading;
            await Task.Run(Load, token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Fault = exception.Message;
            if (_loaded is null) State = ModelState.Failed;
            // Where a file is wrong the message says everything; a trace is for mistakes of ours.
            bool isOfFile = exception is WeightException or IOException or UnauthorizedAccessException;
            Log.NotLoaded(_logger, Name, exception.Message, isOfFile ? null : exception);
            throw;
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>Refuses requests from now on; those that were admitted are answered, then the memory is given back.</summary>
    public async Task UnloadAsync(CancellationToken token = default)
    {
        await _loading.WaitAsync(token).ConfigureAwait(false);
        try
        {
            State = ModelState.Unloaded;
            Fault = null;
            Interlocked.Exchange(ref _loaded, null)?.Dispose();
            Log.Unloaded(_logger, Name);
        }
        finally
        {
            _loading.Release();
        }
    }

    private void Load()
    {
        long start = Stopwatch.GetTimestamp();
        var options = new LoadOptions { Precise = Options.Precise, CompactWeights = Options.CompactWeights };
        (Network network, string weights) = OpenWeights(options);
        int threads = Options.Threads == 0 ? Math.Min(Environment.ProcessorCount, MostThreads) : Options.Threads;
        Tap[] taps = Array.ConvertAll([.. Outputs], output => output.Tap);
        var loaded = new LoadedModel(network, new SessionOptions { Threads = threads, Taps = taps });
        TimeSpan prediction = loaded.WarmUp();
        _dispatcher.Seed(_lane, prediction);
        _dispatcher.Seed(_otherWork, prediction);

        Interlocked.Exchange(ref _loaded, loaded)?.Dispose();
        (State, Fault) = (ModelState.Ready, null);
        TimeSpan duration = Stopwatch.GetElapsedTime(start);
        _metrics.Loaded(Name, duration);
        Log.Ready(_logger, Name, Description.Name, weights, duration.TotalMilliseconds, prediction.TotalMilliseconds);
    }

    private (Network Network, string Weights) OpenWeights(LoadOptions options)
    {
        if (Options.SyntheticWeights) return (_registration.Load(SyntheticWeights.For(Description), options), "synthetic weights, which recognise nothing");
        using WeightFile file = WeightFile.Open(Options.Weights!);
        return (_registration.Load(file, options), Options.Weights!);
    }
}
