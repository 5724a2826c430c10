using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using InceptionGen;

namespace Serve.Page.Seeing;

/// <summary>Sessions of the page's own. A network keeps one of each kind for the next look; more are made while several look at the same time.</summary>
internal static class LookingSession
{
    private const int MostThreads = 8;

    private static readonly ConditionalWeakTable<Network, Shelf> Shelves = [];

    /// <summary>The rows whose maps are kept: those of the network itself.</summary>
    public static IEnumerable<Tap> RowsOf(NetworkDescription network) => network.Taps.Where(tap => tap.Head.Length == 0);

    /// <summary>A session that keeps the maps of all rows, and measures them.</summary>
    public static Lease Rent(Network network) => Rent(network, Shelves.GetOrCreateValue(network).Looking, [.. RowsOf(network.Architecture)]);

    /// <summary>A session that keeps the answer only.</summary>
    public static Lease RentPlain(Network network) => Rent(network, Shelves.GetOrCreateValue(network).Plain, []);

    private static Lease Rent(Network network, ConcurrentBag<Session> free, Tap[] taps)
    {
        if (free.TryTake(out Session? session)) return new(session, free);
        int threads = Math.Min(Environment.ProcessorCount, MostThreads);
        session = network.CreateSession(new SessionOptions { Threads = threads, Taps = taps });
        session.CollectTimings = taps.Length > 0;
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

    private sealed class Shelf
    {
        public ConcurrentBag<Session> Looking { get; } = [];

        public ConcurrentBag<Session> Plain { get; } = [];
    }
}
