using System.Threading;

namespace InceptionGen.Threading;

/// <summary>Divides the processors among callers: threads that run a network or load one. A caller alone has all of them; as many callers as processors
/// have one each.</summary>
/// <remarks>Nothing here waits, throws or allocates. A caller enters, renews its share again and again, and leaves. Shares never exceed the processors
/// together, except that every caller has its own thread; and that one who arrives has it at once, while others work with what they had until they renew.</remarks>
/// <param name="count">How many there are.</param>
internal sealed class Processors(int count)
{
    // The sum of all shares.
    private long _sum;

    /// <summary>How many callers there are.</summary>
    public int Callers => Sum.Callers;

    /// <summary>Threads of all callers, their own included.</summary>
    public int Threads => Sum.Threads;

    private ProcessorShare Sum => new(Volatile.Read(ref _sum));

    /// <summary>Counts a caller.</summary>
    /// <returns>Its share: its own thread.</returns>
    public ProcessorShare Enter()
    {
        ProcessorShare share = new(threads: 1, hasExtra: false);
        Interlocked.Add(ref _sum, share.Packed);
        return share;
    }

    /// <summary>Gives a caller the share that it may have now. Equal shares of whole processors leave some over: that many callers get one more.</summary>
    /// <param name="share">What it has.</param>
    /// <param name="most">How many threads it wants.</param>
    /// <returns>What it has from now on, at least its own thread.</returns>
    public ProcessorShare Renew(ProcessorShare share, int most)
    {
        long sum = Volatile.Read(ref _sum);
        while (true)
        {
            ProcessorShare renewed = Renewed(callers: new ProcessorShare(sum).Callers, others: new(sum - share.Packed), most);

            // Most of the time nothing has changed: then callers only read the sum, and its cache line stays with all of them.
            if (renewed == share) return share;

            long seen = Interlocked.CompareExchange(ref _sum, sum - share.Packed + renewed.Packed, sum);
            if (seen == sum) return renewed;
            sum = seen;
        }
    }

    /// <summary>Does not count a caller any more.</summary>
    /// <param name="share">What it has.</param>
    public void Leave(ProcessorShare share) => Interlocked.Add(ref _sum, -share.Packed);

    // Others who have not renewed theirs yet may leave less than is due: there is more next time.
    private ProcessorShare Renewed(int callers, ProcessorShare others, int most)
    {
        int equal = int.Max(1, count / callers), left = count - others.Threads;
        bool hasExtra = others.Extras < count - (callers * equal) && int.Min(most, left) > equal;
        return new(int.Max(1, int.Min(int.Min(most, left), hasExtra ? equal + 1 : equal)), hasExtra);
    }
}
