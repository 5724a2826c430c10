using System;
using System.Threading;
using System.Threading.Tasks;

namespace InceptionGen.Hosting.Tests.Scheduling;

/// <summary>What the dispatcher promises, one rule at a time.</summary>
public sealed class DispatcherTests
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task First_come_is_first_served()
    {
        var bench = new DispatcherBench(slots: 1);
        Lane lane = bench.Lane();
        Task<Outcome>[] answers = [bench.Submit(lane, "a"), bench.Submit(lane, "b"), bench.Submit(lane, "c")];

        Assert.Equal(1, bench.Slots.Busy);
        bench.EndAll();

        Assert.All(await Task.WhenAll(answers), outcome => Assert.Equal(Outcome.Completed, outcome));
        Assert.Equal(["a", "b", "c"], bench.Done);
    }

    [Fact]
    public void Urgent_requests_begin_before_others()
    {
        var bench = new DispatcherBench(slots: 1);
        Lane lane = bench.Lane();
        _ = bench.Submit(lane, "runs");
        _ = bench.Submit(lane, "usual");
        _ = bench.Submit(lane, "urgent", priority: 1);
        bench.EndAll();

        Assert.Equal(["runs", "urgent", "usual"], bench.Done);
    }

    [Fact]
    public void Models_have_equal_time()
    {
        var bench = new DispatcherBench(slots: 1);
        Lane slow = bench.Lane(milliseconds: 200), fast = bench.Lane(milliseconds: 100);
        for (int i = 0; i < 4; i++) _ = bench.Submit(slow, "slow", budget: 10 * DispatcherBench.Second);
        for (int i = 0; i < 8; i++) _ = bench.Submit(fast, "fast", budget: 10 * DispatcherBench.Second);
        bench.EndAll();

        // Of any six in a row, two are slow: 400 ms each model.
        Assert.Equal(2, bench.Done[..6].FindAll(name => name == "slow").Count);
    }

    [Fact]
    public void A_request_that_would_wait_too_long_is_refused_at_once()
    {
        var bench = new DispatcherBench(slots: 2);
        Lane lane = bench.Lane(milliseconds: 100);
        for (int i = 0; i < 6; i++) _ = bench.Submit(lane, "waits");

        // Two run and four wait: 600 ms of work for two slots.
        Rejection rejection = bench.Refuse(lane, budget: 299 * Millisecond);

        Assert.Equal(new Rejection(RejectionReason.Full, 300 * Millisecond), rejection);
        Assert.NotNull(bench.Admit(lane, budget: 300 * Millisecond));
    }

    [Fact]
    public void A_model_in_demand_does_not_close_the_door_of_another()
    {
        var bench = new DispatcherBench(slots: 1);
        Lane busy = bench.Lane(), quiet = bench.Lane();
        for (int i = 0; i < 10; i++) _ = bench.Submit(busy, "busy");

        Assert.Equal(RejectionReason.Full, bench.Refuse(busy, budget: 500 * Millisecond).Reason);
        Assert.NotNull(bench.Admit(quiet, budget: 500 * Millisecond));
    }

    [Fact]
    public void Urgent_requests_wait_for_urgent_ones_alone()
    {
        var bench = new DispatcherBench(slots: 1);
        Lane lane = bench.Lane();
        for (int i = 0; i < 10; i++) _ = bench.Submit(lane, "usual");

        Assert.Equal(RejectionReason.Full, bench.Refuse(lane, budget: 200 * Millisecond).Reason);
        Assert.NotNull(bench.Admit(lane, budget: 200 * Millisecond, priority: 1));
    }

    [Fact]
    public void Usual_requests_wait_for_urgent_ones_too()
    {
        var bench = new DispatcherBench(slots: 1);
        Lane lane = bench.Lane();
        for (int i = 0; i < 5; i++) _ = bench.Submit(lane, "urgent", priority: 1);

        Assert.Equal(RejectionReason.Full, bench.Refuse(lane, budget: 200 * Millisecond).Reason);
        Assert.NotNull(bench.Admit(lane, budget: 600 * Millisecond));
    }

    [Fact]
    public void A_request_is_urgent_once_its_body_says_so()
    {
        var bench = new DispatcherBench(slots: 1);
        Lane lane = bench.Lane();
        _ = bench.Submit(lane, "runs");
        Ticket ticket = bench.Admit(lane);
        _ = bench.Submit(lane, "usual");
        Assert.True(bench.Dispatcher.TryHurry(ticket, priority: 1, DispatcherBench.Second, out _));
        _ = bench.Dispatcher.Submit(ticket, new DispatcherBench.Work(bench, "urgent"), 1);
        bench.EndAll();

        Assert.Equal(["runs", "urgent", "usual"], bench.Done);
        Assert.Equal(0, bench.Dispatcher.WaitingIn(lane));
    }

    [Fact]
    public void A_request_is_refused_once_its_body_asks_for_less_time_than_there_is()
    {
        var bench = new DispatcherBench(slots: 1);
        Lane lane = bench.Lane();
        for (int i = 0; i < 4; i++) _ = bench.Submit(lane, "waits");
        Ticket ticket = bench.Admit(lane);
        bench.Time.Advance(50 * Millisecond);

        // One has run for half its time and three wait: 350 ms, while 349 are left.
        Assert.False(bench.Dispatcher.TryHurry(ticket, Priorities.Default, 399 * Millisecond, out Rejection rejection));
        Assert.Equal(new Rejection(RejectionReason.Full, 350 * Millisecond), rejection);
        Assert.True(bench.Dispatcher.TryHurry(ticket, Priorities.Default, 400 * Millisecond, out _));
        bench.Dispatcher.Withdraw(ticket);
        Assert.Equal(3, bench.Dispatcher.WaitingIn(lane));
    }

    [Theory]
    [InlineData(300, 0)]
    [InlineData(100, 200)]
    public async Task The_time_that_a_body_asks_for_is_counted_from_its_arrival(int before, int after)
    {
        var bench = new DispatcherBench(slots: 1);
        Lane lane = bench.Lane();
        _ = bench.Submit(lane, "runs");
        Ticket ticket = bench.Admit(lane);
        bench.Time.Advance(before * Millisecond);
        Assert.True(bench.Dispatcher.TryHurry(ticket, Priorities.Default, 300 * Millisecond, out _));
        Task<Outcome> answer = bench.Dispatcher.Submit(ticket, new DispatcherBench.Work(bench, "late"), 1);
        if (after > 0)
        {
            bench.Time.Advance((after - 1) * Millisecond);
            Assert.False(answer.IsCompleted);
            bench.Time.Advance(Millisecond);
        }

        Assert.True(answer.IsCompleted);
        Assert.Equal(Outcome.Expired, await answer);
    }

    [Fact]
    public void Bodies_that_do_not_fit_are_refused_until_others_are_answered()
    {
        var bench = new DispatcherBench(slots: 1, mostBytes: 100);
        Lane lane = bench.Lane();
        Ticket ticket = bench.Admit(lane, bytes: 60);

        Assert.Equal(RejectionReason.Full, bench.Refuse(lane, bytes: 41).Reason);
        bench.Dispatcher.Withdraw(ticket);
        Assert.NotNull(bench.Admit(lane, bytes: 100));
    }

    [Fact]
    public async Task A_deadline_is_answered_while_the_machine_is_busy()
    {
        var bench = new DispatcherBench(slots: 1);
        Lane lane = bench.Lane();
        Task<Outcome> runs = bench.Submit(lane, "runs"), waits = bench.Submit(lane, "waits", budget: 500 * Millisecond);
        bench.Time.Advance(499 * Millisecond);
        Assert.False(waits.IsCompleted);
        bench.Time.Advance(Millisecond);

        Assert.Equal(Outcome.Expired, await waits);
        Assert.Equal(1, bench.Slots.Busy);
        bench.EndAll();
        Assert.Equal(Outcome.Completed, await runs);
        Assert.Equal(["runs"], bench.Done);
    }

    [Fact]
    public async Task A_body_that_does_not_come_expires_as_well()
    {
        var bench = new DispatcherBench();
        Ticket ticket = bench.Admit(bench.Lane());
        bench.Time.Advance(DispatcherBench.Second);

        Assert.Equal(Outcome.Expired, await ticket.Answer);
        Assert.Equal(Outcome.Expired, await bench.Dispatcher.Submit(ticket, new DispatcherBench.Work(bench, "late"), 1));
        Assert.Equal(0, bench.Slots.Busy);
    }

    [Fact]
    public async Task A_client_that_leaves_takes_its_place_with_it()
    {
        var bench = new DispatcherBench(slots: 1);
        Lane lane = bench.Lane();
        _ = bench.Submit(lane, "runs");
        using var departure = new CancellationTokenSource();
        Task<Outcome> leaves = bench.Dispatcher.Submit(bench.Admit(lane, departure: departure.Token), new DispatcherBench.Work(bench, "leaves"), 3);
        Assert.Equal(3, bench.Dispatcher.WaitingIn(lane));
        await departure.CancelAsync();

        Assert.Equal(Outcome.Cancelled, await leaves);
        Assert.Equal(0, bench.Dispatcher.WaitingIn(lane));
        bench.EndAll();
        Assert.Equal(["runs"], bench.Done);
    }

    [Fact]
    public async Task A_client_that_had_left_before_is_answered_too()
    {
        var bench = new DispatcherBench();
        Ticket ticket = bench.Admit(bench.Lane(), departure: new CancellationToken(canceled: true));

        Assert.Equal(Outcome.Cancelled, await ticket.Answer);
    }

    [Fact]
    public async Task A_failure_is_the_requests_alone()
    {
        var bench = new DispatcherBench(slots: 1);
        Lane lane = bench.Lane();
        Ticket ticket = bench.Admit(lane);
        Task<Outcome> fails = bench.Dispatcher.Submit(ticket, new DispatcherBench.Work(bench, "fails"), 3), next = bench.Submit(lane, "next");
        bench.EndAll();

        Assert.Equal(Outcome.Failed, await fails);
        Assert.Equal("It was asked to.", ticket.Failure!.Message);
        Assert.Equal(Outcome.Completed, await next);
    }

    [Fact]
    public void Images_of_a_request_take_all_free_slots()
    {
        var bench = new DispatcherBench(slots: 4);
        Task<Outcome> answer = bench.Submit(bench.Lane(), "image", units: 3);

        Assert.Equal(3, bench.Slots.Busy);
        bench.Slots.EndOne();
        bench.Slots.EndOne();
        Assert.False(answer.IsCompleted);
        bench.Slots.EndOne();
        Assert.True(answer.IsCompleted);
    }

    [Fact]
    public async Task Draining_answers_what_was_admitted_and_refuses_the_rest()
    {
        var bench = new DispatcherBench(slots: 1);
        Lane lane = bench.Lane();
        Task<Outcome>[] answers = [bench.Submit(lane, "a"), bench.Submit(lane, "b")];
        Task drained = bench.Dispatcher.DrainAsync(CancellationToken.None);

        Assert.Equal(RejectionReason.Draining, bench.Refuse(lane).Reason);
        Assert.False(drained.IsCompleted);
        bench.EndAll();
        await drained;
        Assert.All(await Task.WhenAll(answers), outcome => Assert.Equal(Outcome.Completed, outcome));
    }

    [Fact]
    public async Task Patience_ends()
    {
        var bench = new DispatcherBench(slots: 1);
        Lane lane = bench.Lane();
        Task<Outcome> runs = bench.Submit(lane, "runs"), waits = bench.Submit(lane, "waits");
        await bench.Dispatcher.DrainAsync(new CancellationToken(canceled: true));

        Assert.Equal(Outcome.Closed, await waits);
        bench.EndAll();
        Assert.Equal(Outcome.Completed, await runs);
    }

    [Fact]
    public void The_average_learns_from_crowded_slots_alone()
    {
        var bench = new DispatcherBench(slots: 2);
        Lane lane = bench.Lane(milliseconds: 100);
        _ = bench.Submit(lane, "alone");
        bench.Time.Advance(20 * Millisecond);
        bench.EndAll();
        Assert.Equal(100 * Millisecond, lane.UnitCost);

        _ = bench.Submit(lane, "first");
        _ = bench.Submit(lane, "crowded");
        bench.Time.Advance(180 * Millisecond);
        bench.EndAll();
        Assert.Equal(110 * Millisecond, lane.UnitCost);
    }
}
