using System;
using System.Threading.Tasks;

namespace InceptionGen.Hosting.Tests.Scheduling;

/// <summary>How much longer than expected a wait may be, and that requests are refused by it.</summary>
public sealed class WaitBoundTests
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    [Fact]
    public void Before_anything_was_learned_a_wait_may_be_twice_as_long()
    {
        Assert.Equal(2, new WaitBound().Factor);

        var bench = new DispatcherBench(slots: 1);
        Lane lane = bench.Dispatcher.AddLane();
        bench.Dispatcher.Seed(lane, 100 * Millisecond);
        for (int i = 0; i < 3; i++) _ = bench.Submit(lane, "waits");
        Assert.Equal(new Rejection(RejectionReason.Full, 600 * Millisecond), bench.Refuse(lane, budget: 599 * Millisecond));
        Assert.NotNull(bench.Admit(lane, budget: 600 * Millisecond));
    }

    [Fact]
    public void A_free_slot_is_given_however_little_time_there_is()
    {
        var bench = new DispatcherBench(slots: 2);
        Lane lane = bench.Dispatcher.AddLane();
        bench.Dispatcher.Seed(lane, 100 * Millisecond);
        _ = bench.Submit(lane, "runs");

        Assert.NotNull(bench.Admit(lane, budget: Millisecond));
    }

    [Fact]
    public void Waits_that_are_as_expected_bring_it_down_to_what_is_expected()
    {
        var bound = new WaitBound();
        for (int i = 0; i < 2000; i++) bound.Learn(100 * Millisecond, 100 * Millisecond);

        Assert.InRange(bound.Factor, 1, 1.001);
    }

    [Theory]
    [InlineData(0.9, 1.1, 1.4)]
    [InlineData(0.8, 0.8, 1)]
    [InlineData(1.3, 1.3, 1.3)]
    [InlineData(9, 9, 2)]
    public void It_is_the_mean_and_four_mean_deviations_from_one_to_two(double even, double odd, double factor)
    {
        var bound = new WaitBound();
        for (int i = 0; i < 5000; i++) bound.Learn(100 * Millisecond, 100 * Millisecond * (i % 2 == 0 ? even : odd));

        Assert.Equal(factor, bound.Factor, tolerance: 0.01);
    }

    [Fact]
    public void A_wait_is_learned_from_the_moment_at_which_the_body_was_there()
    {
        var bench = new DispatcherBench(slots: 1);
        var bound = new WaitBound(mean: 1, deviation: 0.1);
        Lane lane = bench.Dispatcher.AddLane(bound);
        bench.Dispatcher.Seed(lane, 100 * Millisecond);
        for (int i = 0; i < 2; i++) _ = bench.Submit(lane, "before");
        Ticket slow = bench.Admit(lane);
        bench.Time.Advance(50 * Millisecond);
        _ = bench.Dispatcher.Submit(slow, new DispatcherBench.Work(bench, "slow"), 1);
        Assert.Equal(150 * Millisecond, slow.ExpectedWait);
        _ = bench.Submit(lane, "after");

        // What was expected of "before" was 100 ms, and of "slow" 150: both are too short to say anything. "After" waits 280 ms instead of 250.
        double before = bound.Factor;
        bench.Time.Advance(80 * Millisecond);
        bench.Slots.EndOne();
        bench.Time.Advance(100 * Millisecond);
        bench.Slots.EndOne();
        Assert.Equal(before, bound.Factor);
        bench.Time.Advance(100 * Millisecond);
        bench.Slots.EndOne();
        var expected = new WaitBound(mean: 1, deviation: 0.1);
        expected.Learn(250 * Millisecond, 280 * Millisecond);
        Assert.Equal(expected.Factor, bound.Factor);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(700, false)]
    public async Task A_request_that_expires_is_learned_from_if_it_waited_longer_than_expected(int bodyMilliseconds, bool isLearnedFrom)
    {
        var bench = new DispatcherBench(slots: 1);
        var bound = new WaitBound(mean: 1, deviation: 0.1);
        Lane lane = bench.Dispatcher.AddLane(bound);
        bench.Dispatcher.Seed(lane, 100 * Millisecond);
        for (int i = 0; i < 5; i++) _ = bench.Submit(lane, "before", budget: 10 * DispatcherBench.Second);
        Ticket ticket = bench.Admit(lane);
        bench.Time.Advance(bodyMilliseconds * Millisecond);
        Task<Outcome> answer = bench.Dispatcher.Submit(ticket, new DispatcherBench.Work(bench, "late"), 1);
        bench.Time.Advance(DispatcherBench.Second - (bodyMilliseconds * Millisecond));

        Assert.Equal(Outcome.Expired, await answer);
        Assert.Equal(isLearnedFrom, bound.Factor > 1.4);
    }

    [Theory]
    [InlineData(1.2, 0)]
    [InlineData(1.2, 0.1)]
    [InlineData(3, 0)]
    [InlineData(3, 0.1)]
    [InlineData(3, 0.3)]
    public void Under_overload_hardly_a_request_expires_and_the_slots_are_busy(double load, double drift)
    {
        int expired = 0, completed = 0;
        for (int seed = 0; seed < 5; seed++)
        {
            var overload = new Overload(seed, drift);
            double busy = overload.Run(load, TimeSpan.FromSeconds(20));
            Assert.True(busy >= 0.95, FormattableString.Invariant($"the slots were busy for only {busy:P1} of the time (seed {seed})"));
            expired += overload.Count(Outcome.Expired);
            completed += overload.Count(Outcome.Completed);
        }

        Assert.True(expired <= 0.005 * completed, FormattableString.Invariant($"{expired} requests were admitted and expired, {completed} were served"));
    }
}
