using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using InceptionGen.Threading;

namespace InceptionGen.Runtime.Tests.Threading;

/// <summary>How many threads callers get.</summary>
public class ProcessorsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(8, 8)]
    public void A_caller_alone_gets_all(int processors, int threads) => Assert.Equal([threads], Shares(new(processors), callers: 1));

    [Theory]
    [InlineData(2, 2, 1, 1)]
    [InlineData(4, 2, 2, 2)]
    [InlineData(4, 3, 2, 1, 1)]
    [InlineData(8, 3, 3, 3, 2)]
    [InlineData(8, 5, 2, 2, 2, 1, 1)]
    [InlineData(2, 4, 1, 1, 1, 1)]
    public void Callers_divide_the_processors(int processors, int callers, params int[] threads) => Assert.Equal(threads, Shares(new(processors), callers));

    [Fact]
    public void Callers_use_all_processors_and_no_more()
    {
        for (int count = 1; count <= 33; count++)
        {
            for (int callers = 1; callers <= 40; callers++)
            {
                Processors processors = new(count);
                int[] threads = Shares(processors, callers);
                Assert.Equal(Math.Max(count, callers), threads.Sum());
                Assert.InRange(threads.Max() - threads.Min(), 0, 1);
                Assert.Equal((callers, threads.Sum()), (processors.Callers, processors.Threads));
            }
        }
    }

    [Fact]
    public void Nobody_gets_more_than_asked_for()
    {
        Processors processors = new(8);
        Assert.Equal(3, processors.Renew(processors.Enter(), most: 3).Threads);
        Assert.Equal(1, processors.Renew(processors.Enter(), most: 1).Threads);
    }

    [Fact]
    public void One_who_arrives_gets_more_once_the_others_have_given_back()
    {
        Processors processors = new(4);
        ProcessorShare first = processors.Renew(processors.Enter(), most: 4);
        ProcessorShare second = processors.Renew(processors.Enter(), most: 4);
        Assert.Equal((4, 1), (first.Threads, second.Threads));

        first = processors.Renew(first, most: 4);
        second = processors.Renew(second, most: 4);
        Assert.Equal((2, 2), (first.Threads, second.Threads));

        processors.Leave(first);
        Assert.Equal(4, processors.Renew(second, most: 4).Threads);
    }

    [Fact]
    public void Whoever_comes_and_goes_nobody_makes_them_too_many()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            Random random = new(seed);
            int count = random.Next(1, 20);
            Processors processors = new(count);
            List<ProcessorShare> callers = [];
            for (int step = 0; step < 200; step++)
            {
                int others = processors.Threads, caller = random.Next(callers.Count);
                int action = callers.Count == 0 ? 0 : random.Next(4);
                if (action == 0)
                {
                    callers.Add(processors.Enter());
                }
                else if (action == 1)
                {
                    processors.Leave(callers[caller]);
                    callers.RemoveAt(caller);
                }
                else
                {
                    others -= callers[caller].Threads;
                    callers[caller] = processors.Renew(callers[caller], most: random.Next(1, 25));
                    int own = callers[caller].Threads;
                    Assert.True(own == 1 || others + own <= count, $"{own} threads beside {others} on {count} processors.");
                }

                Assert.Equal((callers.Count, callers.Sum(counted => counted.Threads)), (processors.Callers, processors.Threads));
            }
        }
    }

    [Fact]
    public void Callers_at_the_same_time_lose_no_thread()
    {
        Processors processors = new(4);
        Parallel.For(0, 8, _ =>
        {
            for (int run = 0; run < 2_000; run++)
            {
                ProcessorShare share = processors.Enter();
                for (int loop = 0; loop < 5; loop++) share = processors.Renew(share, most: 4);
                processors.Leave(share);
            }
        });

        Assert.Equal((0, 0), (processors.Callers, processors.Threads));
        Assert.Equal(4, processors.Renew(processors.Enter(), most: 4).Threads);
    }

    // What callers have when they have renewed their shares twice since the last one came: the first time, some still had more than was due.
    private static int[] Shares(Processors processors, int callers)
    {
        List<ProcessorShare> shares = [];
        for (int caller = 0; caller < callers; caller++)
        {
            shares.Add(processors.Enter());
            shares[0] = processors.Renew(shares[0], most: 100);
        }

        for (int renewal = 0; renewal < 2; renewal++)
        {
            for (int caller = 0; caller < callers; caller++) shares[caller] = processors.Renew(shares[caller], most: 100);
        }

        return [.. shares.Select(share => share.Threads)];
    }
}
