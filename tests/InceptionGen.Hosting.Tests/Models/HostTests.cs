using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using InceptionGen.Imaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace InceptionGen.Hosting.Tests.Models;

/// <summary>Models in a real host, on a network of four classes.</summary>
public sealed class HostTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public async Task A_photo_is_classified_as_a_session_does()
    {
        using IHost host = await Start(options => options.SyntheticWeights = true);
        await using FileStream photo = File.OpenRead("chelsea.jpg");
        var predictions = await host.Services.GetRequiredService<IClassifier<Tiny>>().ClassifyAsync(photo, top: 3);

        using Tiny.Session session = Tiny.Load(SyntheticWeights.For(Tiny.Description)).CreateSession();
        float[] expected = session.Run(RgbImage.Load("chelsea.jpg").Fit(17, 17).Rgb).ToArray();
        Assert.Equal(expected.Select((value, index) => (index, value)).OrderByDescending(pair => pair.value).Take(3), predictions.Select(prediction => (prediction.Class, prediction.Confidence)));
    }

    [Theory]
    [InlineData("there are no weights. Set Weights to a file")]
    [InlineData("there is no file or folder 'missing.safetensors'", "missing.safetensors")]
    [InlineData("Tiny has no row 'conv9'. Taps may be:", "", "conv9")]
    [InlineData("Threads must be between 0 and 512", "", "", -1)]
    public async Task Wrong_options_stop_the_start(string message, string weights = "none", string tap = "", int threads = 0)
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => Start(options =>
        {
            (options.SyntheticWeights, options.Threads) = (weights.Length == 0, threads);
            if (weights is not ("" or "none")) options.Weights = weights;
            if (tap.Length > 0) options.Taps.Add(tap);
        }));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_file_stops_the_start()
    {
        string file = Path.Combine(_folder, "wrong.safetensors");
        await File.WriteAllTextAsync(file, "not weights");

        WeightException exception = await Assert.ThrowsAsync<WeightException>(() => Start(options => options.Weights = file));
        Assert.StartsWith(file, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_models_of_one_name() => Assert.Contains("There are two models 'tiny'", Assert.Throws<ArgumentException>(() =>
    {
        var services = new ServiceCollection();
        services.AddInception<Tiny>("tiny", _ => { });
        services.AddInception<Tiny>("tiny", _ => { });
    }).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Several_models_of_one_class_have_keys()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddInception<Tiny>("a", options => options.SyntheticWeights = true);
        builder.Services.AddInception<Tiny>("b", options => options.SyntheticWeights = true);
        using IHost host = builder.Build();
        await host.StartAsync();

        Assert.NotNull(host.Services.GetRequiredKeyedService<IClassifier<Tiny>>("b"));
        Assert.Contains("Ask for one by its key: a, b", Assert.Throws<InvalidOperationException>(() => host.Services.GetService<IClassifier<Tiny>>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reloading_under_load_loses_no_request()
    {
        using IHost host = await Start(options => (options.SyntheticWeights, options.MaxQueueTime) = (true, TimeSpan.FromMinutes(1)));
        HostedModel model = host.Services.GetRequiredService<ModelRegistry>().Find("tiny")!;
        var classifier = host.Services.GetRequiredService<IClassifier<Tiny>>();
        byte[] photo = Ppm();
        using var enough = new CancellationTokenSource();
        Task<int>[] clients = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            int answers = 0;
            for (; !enough.IsCancellationRequested; answers++) await classifier.ClassifyAsync(new MemoryStream(photo), top: 1);
            return answers;
        }))];
        for (int i = 0; i < 50; i++) await model.LoadAsync();
        await enough.CancelAsync();

        Assert.All(await Task.WhenAll(clients), answers => Assert.NotEqual(0, answers));
    }

    [Fact]
    public async Task An_old_network_is_given_back_after_its_last_request()
    {
        var old = new LoadedModel(Tiny.Load(SyntheticWeights.For(Tiny.Description)), new());
        Assert.True(old.TryHold());
        old.Dispose();
        Assert.False(old.IsReleased);
        old.Dispose();

        Assert.True(old.IsReleased);
        Assert.False(old.TryHold());
        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_bad_file_leaves_the_old_weights_serving()
    {
        using IHost host = await Start(options => options.SyntheticWeights = true);
        HostedModel model = host.Services.GetRequiredService<ModelRegistry>().Find("tiny")!;
        string file = Path.Combine(_folder, "bad.safetensors");
        await File.WriteAllTextAsync(file, "not weights");
        (model.Options.SyntheticWeights, model.Options.Weights) = (false, file);

        await Assert.ThrowsAsync<WeightException>(() => model.LoadAsync());

        Assert.Equal(ModelState.Ready, model.State);
        Assert.NotEmpty(await host.Services.GetRequiredService<IClassifier<Tiny>>().ClassifyAsync(new MemoryStream(Ppm())));
        HealthReport report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        Assert.Equal(HealthStatus.Degraded, report.Status);
    }

    [Fact]
    public async Task An_unloaded_model_refuses_and_can_be_loaded_again()
    {
        using IHost host = await Start(options => options.SyntheticWeights = true);
        HostedModel model = host.Services.GetRequiredService<ModelRegistry>().Find("tiny")!;
        var classifier = host.Services.GetRequiredService<IClassifier<Tiny>>();
        await model.UnloadAsync();

        InferenceRejectedException exception = await Assert.ThrowsAsync<InferenceRejectedException>(() => classifier.ClassifyAsync(new MemoryStream(Ppm())));
        Assert.Equal(RejectionReason.NotReady, exception.Reason);
        await model.LoadAsync();
        Assert.NotEmpty(await classifier.ClassifyAsync(new MemoryStream(Ppm())));
    }

    [Fact]
    public async Task Photos_that_are_none_or_too_large_are_refused()
    {
        using IHost host = await Start(options => (options.SyntheticWeights, options.MaxImagePixels, options.MaxImageBytes) = (true, 100, 4000));
        var classifier = host.Services.GetRequiredService<IClassifier<Tiny>>();

        Assert.Contains("not a JPEG", (await Assert.ThrowsAsync<ImageException>(() => classifier.ClassifyAsync(new MemoryStream([1, 2, 3])))).Message, StringComparison.Ordinal);
        Assert.Contains("17x17", (await Assert.ThrowsAsync<ImageException>(() => classifier.ClassifyAsync(new MemoryStream(Ppm())))).Message, StringComparison.Ordinal);
        Assert.Contains("longer than 4000 bytes", (await Assert.ThrowsAsync<ImageException>(() => classifier.ClassifyAsync(new MemoryStream(new byte[4001])))).Message, StringComparison.Ordinal);
        Assert.Equal(0, host.Services.GetRequiredService<ModelRegistry>().Find("tiny")!.Active);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Ppm() => [.. "P6 17 17 255\n"u8, .. Enumerable.Range(0, 17 * 17 * 3).Select(value => (byte)value)];

    private static async Task<IHost> Start(Action<InceptionOptions> configure)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddInception<Tiny>("tiny", configure).WithHealthCheck();
        IHost host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
