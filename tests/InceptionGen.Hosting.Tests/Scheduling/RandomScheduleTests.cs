using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace InceptionGen.Hosting.Tests.Scheduling;

/// <summary>The promises on random schedules: arrivals, slow bodies that turn out to be urgent, departures, ends of work and time in any order.</summary>
public sealed class RandomScheduleTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 300)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Every_promise_is_kept(int seed)
    {
        var random = new Random(seed);
        int slots = random.Next(1, 5);
        var bench = new DispatcherBench(slots, mostBytes: 1000);
        Lane[] lanes = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => bench.Lane(random.Next(1, 200)))];
        var requests = new List<Request>();

        for (int step = 0; step < 300; step++)
        {
            int chance = random.Next(100);
            if (chance < 40)
                Arrive(bench, lanes[random.Next(lanes.Length)], random, requests);
            else if (chance < 65 && bench.Slots.Busy > 0)
                bench.Slots.EndOne();
            else if (chance < 75 && requests.Find(request => request.Answer is null) is { } reading)
            {
                if (random.Next(3) == 0) reading.Hurry(bench, random.Next(1, 6), TimeSpan.FromMilliseconds(random.Next(1, 500)));
                reading.Submit(bench, random.Next(1, 5));
            }
            else if (chance < 80 && requests.Count > 0)
                requests[random.Next(requests.Count)].Departure.Cancel();
            else
                bench.Time.Advance(TimeSpan.FromMilliseconds(random.Next(1, 60)));

            Assert.InRange(bench.Slots.Busy, 0, slots);
            Assert.Equal(bench.Slots.Busy, bench.Dispatcher.Busy);
            Assert.All(requests, request => request.RequireAnsweredInTime(bench));
        }

        Task drained = bench.Dispatcher.DrainAsync(CancellationToken.None);
        foreach (Request request in requests.Where(request => request.Answer is null)) bench.Dispatcher.Withdraw(request.Ticket);
        bench.EndAll();

        await drained.WaitAsync(TimeSpan.FromSeconds(10));
        foreach (Request request in requests)
        {
            Assert.True(request.Ticket.Answer.IsCompletedSuccessfully);
            if (await request.Ticket.Answer == Outcome.Completed) Assert.Equal(request.Units, request.Begun);
        }

        Assert.All(lanes, lane => Assert.Equal(0, bench.Dispatcher.WaitingIn(lane)));
    }

    private static void Arrive(DispatcherBench bench, Lane lane, Random random, List<Request> requests)
    {
        var request = new Request();
        var arrival = new Arrival(TimeSpan.FromMilliseconds(random.Next(1, 500)), random.Next(1, 6), random.Next(100));
        if (!bench.Dispatcher.TryAdmit(lane, arrival, out Ticket? ticket, out _, request.Departure.Token)) return;
        request.Ticket = ticket;
        request.Budget = arrival.Budget;
        request.Deadline = bench.Time.GetUtcNow() + arrival.Budget;
        requests.Add(request);
        if (random.Next(3) > 0) request.Submit(bench, random.Next(1, 5));
    }

    private sealed class Request : IUnitWork
    {
        public CancellationTokenSource Departure { get; } = new();

        public Ticket Ticket { get; set; } = null!;

        public TimeSpan Budget { get; set; }

        public DateTimeOffset Deadline { get; set; }

        public Task<Outcome>? Answer { get; private set; }

        public int Units { get; private set; }

        public int Begun { get; private set; }

        public void Hurry(DispatcherBench bench, int priority, TimeSpan budget)
        {
            bool isAnswered = Ticket.IsAnswered;
            if (!bench.Dispatcher.TryHurry(Ticket, priority, budget, out _)) bench.Dispatcher.Withdraw(Ticket);
            if (!isAnswered) Deadline += budget - Budget;
        }

        public void Submit(DispatcherBench bench, int units)
        {
            Units = units;
            Answer = bench.Dispatcher.Submit(Ticket, this, units);
        }

        public void Run(int unit)
        {
            Begun++;
            Assert.InRange(unit, 0, Units - 1);
        }

        public void RequireAnsweredInTime(DispatcherBench bench)
        {
            if (Ticket.StartedAt != 0) Assert.True(bench.Time.GetElapsedTime(Ticket.ArrivedAt, Ticket.StartedAt) < Ticket.Arrival.Budget);
            bool mayWait = bench.Time.GetUtcNow() < Deadline || (Ticket.Work is not null && Ticket.Started == Units);
            Assert.True(mayWait || Ticket.IsAnswered, "A request is older than its budget, and neither began nor was answered.");
        }
    }
}
