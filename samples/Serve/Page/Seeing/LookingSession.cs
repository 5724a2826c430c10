using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using InceptionGen;

namespace Serve.Page.Seeing;

/// <summary>Sessions that keep the maps of all rows and measure them. A network keeps one for the next look; more are made while several look at the same time.</summary>
internal static class LookingSession
{
    private const int MostThreads = 8;

    private static readonly ConditionalWeakTable<Network, ConcurrentBag<Session>> Free = [];

    /// <summary>The rows that it keeps: those of the network itself.</summary>
    public static IEnumerable<Tap> RowsOf(NetworkDescription network) => network.Taps.Where(tap => tap.Head.Length == 0);

    /// <summary>A session for one look.</summary>
    public static Lease Rent(Network network)
    {
        ConcurrentBag<Session> free = Free.GetOrCreateValue(network);
        if (free.TryTake(out Session? session)) return new(session, free);
        int threads = Math.Min(Environment.ProcessorCount, MostThreads);
        session = network.CreateSession(new SessionOptions { Threads = threads, Taps = [.. RowsOf(network.Architecture)] });
        session.CollectTimings = true;
        return new(session, free);
    }

    /// <summary>A session until the end of a look.</summary>
    public sealed class Lease(Session session, ConcurrentBag<Session> free) : IDisposable
    {
        /// <summary>The session.</summary>
        public Session Session => session;

        /// <inheritdoc/>
        public void Dispose()
        {
            if (free.IsEmpty)
                free.Add(session);
            else
                session.Dispose();
        }
    }
}
