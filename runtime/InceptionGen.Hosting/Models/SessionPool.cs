using System;
using System.Collections.Concurrent;

namespace InceptionGen.Hosting;

/// <summary>The sessions of a network. There are never more than units that run at the same time, and they are made when first needed.</summary>
internal sealed class SessionPool(Network network, SessionOptions options) : IDisposable
{
    private readonly ConcurrentBag<Session> _free = [];

    /// <summary>Bytes of the sessions that nobody uses.</summary>
    public long FreeBytes
    {
        get
        {
            long sum = 0;
            foreach (Session session in _free) sum += session.AllocatedBytes;
            return sum;
        }
    }

    /// <summary>A session for one run.</summary>
    public Session Rent() => _free.TryTake(out Session? session) ? session : network.CreateSession(options);

    /// <summary>Gives it back.</summary>
    public void Return(Session session) => _free.Add(session);

    /// <summary>Gives the memory back of all that were returned.</summary>
    public void Dispose()
    {
        while (_free.TryTake(out Session? session)) session.Dispose();
    }
}
