using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InceptionGen.Hosting.Tests.Models;

/// <summary>A program's own work on a hosted network.</summary>
public sealed class OtherWorkTests
{
    [Fact]
    public async Task It_runs_on_the_network_and_gives_its_result()
    {
        using IHost host = await Start();
        var network = host.Services.GetRequiredKeyedService<IHostedNetwork>("tiny");

        float[] output = await network.RunAsync(loaded =>
        {
            using Session session = loaded.CreateSession();
            return session.Run(new float[loaded.Architecture.Input.Elements]).ToArray();
        });

        Assert.Equal(Tiny.Description.Output.Shape.Elements, output.Length);
        Assert.Equal(["tiny"], host.Services.GetServices<IHostedNetwork>().Select(hosted => hosted.Name));
        Assert.Same(Tiny.Description, network.Description);
    }

    [Fact]
    public async Task Predictions_go_before_it()
    {
        using IHost host = await Start(slots: 1);
        HostedModel model = host.Services.GetRequiredService<ModelRegistry>().Find("tiny")!;
        using var isRunning = new ManualResetEventSlim();
        using var mayEnd = new ManualResetEventSlim();
        Task<int> first = model.RunAsync(_ =>
        {
            isRunning.Set();
            mayEnd.Wait();
            return 0;
        });
        isRunning.Wait();

        var image = new SeenImage();
        Task<bool> second = model.RunAsync(_ => image.WasRun);
        using HostedModel.InferenceRequest request = model.Admit(new(TimeSpan.FromMinutes(1)));
        Task<float[][]> prediction = request.RunAsync([image], [model.Outputs[0]]);
        mayEnd.Set();
        await Task.WhenAll(first, second, prediction);

        Assert.True(await second, "the work ran before a prediction that waited as well");
    }

    [Fact]
    public async Task What_it_throws_comes_to_the_caller()
    {
        using IHost host = await Start();
        var network = host.Services.GetRequiredKeyedService<IHostedNetwork>("tiny");

        await Assert.ThrowsAsync<NotSupportedException>(() => network.RunAsync<int>(_ => throw new NotSupportedException()));
        Assert.Equal(1, await network.RunAsync(_ => 1));
    }

    [Fact]
    public async Task It_ends_with_its_token_and_keeps_the_model_until_it_is_done()
    {
        using IHost host = await Start();
        HostedModel model = host.Services.GetRequiredService<ModelRegistry>().Find("tiny")!;
        using var leaving = new CancellationTokenSource();
        using var isRunning = new ManualResetEventSlim();
        using var mayEnd = new ManualResetEventSlim();
        using var hasEnded = new ManualResetEventSlim();
        Task<int> work = model.RunAsync(
            loaded =>
            {
                isRunning.Set();
                mayEnd.Wait();
                using Session session = loaded.CreateSession();
                session.Run(new float[loaded.Architecture.Input.Elements]);
                hasEnded.Set();
                return 0;
            },
            leaving.Token);
        isRunning.Wait();
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        await model.UnloadAsync();
        mayEnd.Set();
        Assert.True(hasEnded.Wait(TimeSpan.FromMinutes(1)));
        Assert.Equal(RejectionReason.NotReady, (await Assert.ThrowsAsync<InferenceRejectedException>(() => model.RunAsync(_ => 0))).Reason);
    }

    private sealed class SeenImage : ModelImage
    {
        public bool WasRun { get; private set; }

        public override void Run(Session session)
        {
            session.Run(new byte[17 * 17 * 3]);
            WasRun = true;
        }
    }

    private static async Task<IHost> Start(int slots = 2)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddInception<Tiny>("tiny", options => (options.SyntheticWeights, options.MaxQueueTime) = (true, TimeSpan.FromMinutes(1)));
        builder.Services.Configure<InceptionHostOptions>(options => options.Slots = slots);
        IHost host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
