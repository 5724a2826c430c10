using System;
using System.Diagnostics;
using System.Threading;

namespace InceptionGen.Hosting;

/// <summary>A network with its weights and sessions. Requests that run on it hold it, so that its memory is given back after the last one.</summary>
internal sealed class LoadedModel : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SessionPool _sessions;
    private int _holders = 1;

    public LoadedModel(Network network, SessionOptions options)
    {
        Network = network;
        _sessions = new(network, options);
    }

    /// <summary>The network.</summary>
    public Network Network { get; }

    /// <summary>Bytes of the sessions that wait for a request.</summary>
    public long SessionBytes => _sessions.FreeBytes;

    /// <summary>Whether its memory was given back.</summary>
    public bool IsReleased => _holders == 0;

    /// <summary>Holds it for a request, unless it was given back.</summary>
    public bool TryHold()
    {
        lock (_gate)
        {
            if (_holders == 0) return false;
            _holders++;
            return true;
        }
    }

    /// <summary>Ends a hold; the first one is the model's own.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (--_holders > 0) return;
        }

        _sessions.Dispose();
    }

    /// <summary>Runs an image and hands the session to who reads its outputs.</summary>
    public void Run(ModelImage image, Action<Session> read)
    {
        Session session = _sessions.Rent();
        try
        {
            image.Run(session);
            read(session);
        }
        finally
        {
            _sessions.Return(session);
        }
    }

    /// <summary>Runs a black image: first on all threads, so that everything is compiled and allocated, then on one.</summary>
    /// <returns>What a prediction takes on one thread.</returns>
    public TimeSpan WarmUp()
    {
        byte[] black = new byte[Network.Architecture.Input.Elements];
        Run(new RgbBytes(black), static _ => { });
        using Session alone = Network.CreateSession(new SessionOptions { Threads = 1 });
        long start = Stopwatch.GetTimestamp();
        alone.Run(black);
        return Stopwatch.GetElapsedTime(start);
    }
}
