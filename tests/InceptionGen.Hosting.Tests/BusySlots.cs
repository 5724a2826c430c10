using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace InceptionGen.Hosting.Tests;

/// <summary>Keeps every slot of a host busy until the test says otherwise, as a long prediction would.</summary>
internal sealed class BusySlots : IUnitWork, IAsyncDisposable
{
    private readonly ManualResetEventSlim _end = new();
    private readonly CountdownEvent _begun;
    private readonly Task<Outcome> _answer;

    private BusySlots(Dispatcher dispatcher)
    {
        _begun = new(dispatcher.Slots);
        Assert.True(dispatcher.TryAdmit(dispatcher.AddLane(), new(TimeSpan.FromMinutes(1)), out Ticket? ticket, out _));
        _answer = dispatcher.Submit(ticket, this, dispatcher.Slots);
    }

    /// <summary>Makes them busy, and waits until they are.</summary>
    public static async Task<BusySlots> OfAsync(IServiceProvider services)
    {
        var busy = new BusySlots(services.GetRequiredService<ModelRegistry>().Dispatcher);
        await Task.Run(busy._begun.Wait);
        return busy;
    }

    /// <summary>Lets them go.</summary>
    public void End() => _end.Set();

    public void Run(int unit)
    {
        _begun.Signal();
        _end.Wait();
    }

    public async ValueTask DisposeAsync()
    {
        End();
        await _answer;
    }
}
