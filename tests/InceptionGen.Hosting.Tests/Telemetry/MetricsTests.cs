using System;
using System.Diagnostics.Metrics;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using InceptionGen.Imaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InceptionGen.Hosting.Tests.Telemetry;

/// <summary>The instruments that runtime/docs/hosting.md lists, and what they measure.</summary>
public sealed class MetricsTests
{
    private static readonly byte[] Photo = [.. "P6 1 1 255\nabc"u8];

    [Fact]
    public async Task The_page_lists_every_instrument_with_its_unit()
    {
        using IHost host = await Start();
        using var meters = new Meters(host.Services);
        string page = await File.ReadAllTextAsync(PageOf());
        var listed =
            from Match row in Regex.Matches(page, @"^\| (?<names>`inceptiongen[^|]*) \| (?<units>[^|]*) \|", RegexOptions.Multiline)
            let names = row.Groups["names"].Value.Split(", ").Select(name => name.Trim('`')).ToArray()
            let units = row.Groups["units"].Value.Split(", ")
            from index in Enumerable.Range(0, names.Length)
            let prefix = names[index].StartsWith('.') ? names[0][..names[0].LastIndexOf('.')] : ""
            select (prefix + names[index], UnitOf(units[Math.Min(index, units.Length - 1)]));

        Assert.Equal(listed.Order(), meters.Instruments.Select(instrument => (instrument.Name, instrument.Unit!)).Order());
        Assert.All(meters.Instruments, instrument => Assert.NotEmpty(instrument.Description ?? ""));
    }

    [Fact]
    public async Task An_answer_is_measured()
    {
        using IHost host = await Start();
        using var meters = new Meters(host.Services);
        await Classifier(host).ClassifyAsync(new MemoryStream(Photo));
        meters.Look();

        Assert.Equal(["model=tiny, outcome=success"], meters.TagsOf("inceptiongen.request.duration"));
        foreach (string instrument in (string[])["inceptiongen.queue.duration", "inceptiongen.decode.duration", "inceptiongen.compute.duration"])
            Assert.InRange(Assert.Single(meters.ValuesOf(instrument, "model=tiny")), 0, 10);
        Assert.Equal([1], meters.ValuesOf("inceptiongen.images", "model=tiny"));
        Assert.Equal([0], meters.ValuesOf("inceptiongen.requests.active", "model=tiny"));
        Assert.Equal([0], meters.ValuesOf("inceptiongen.requests.queued", "model=tiny"));
        Assert.Equal([0], meters.ValuesOf("inceptiongen.slots.busy", ""));
        Assert.True(Assert.Single(meters.ValuesOf("inceptiongen.model.memory", "model=tiny, kind=weights")) > 0);
        Assert.True(Assert.Single(meters.ValuesOf("inceptiongen.model.memory", "model=tiny, kind=workspace")) > 0);
        Assert.Empty(meters.TagsOf("inceptiongen.requests.rejected"));
    }

    [Fact]
    public async Task Requests_that_wait_and_run_are_counted()
    {
        using IHost host = await Start();
        using var meters = new Meters(host.Services);
        await using BusySlots busy = await BusySlots.OfAsync(host.Services);
        Task waiting = Classifier(host).ClassifyAsync(new MemoryStream(Photo));
        meters.Look();

        Assert.Equal([1], meters.ValuesOf("inceptiongen.requests.active", "model=tiny"));
        Assert.Equal([1], meters.ValuesOf("inceptiongen.requests.queued", "model=tiny"));
        Assert.Equal([1], meters.ValuesOf("inceptiongen.slots.busy", ""));
        busy.End();
        await waiting;
    }

    [Theory]
    [InlineData("full")]
    [InlineData("quota")]
    [InlineData("expired")]
    [InlineData("cancelled")]
    [InlineData("draining")]
    [InlineData("notready")]
    public async Task A_refusal_says_why(string reason)
    {
        using IHost host = await Start(maxWait: reason == "expired" ? TimeSpan.FromMilliseconds(50) : null);
        using var meters = new Meters(host.Services);
        HostedModel model = host.Services.GetRequiredService<ModelRegistry>().Find("tiny")!;
        await using BusySlots busy = await BusySlots.OfAsync(host.Services);
        using var departure = new CancellationTokenSource();
        if (reason == "notready") await model.UnloadAsync();
        using HostedModel.InferenceRequest? full = reason == "full" ? model.Admit(new(TimeSpan.FromMinutes(1)) { Bytes = long.MaxValue / 2 }) : null;
        Task waiting = reason == "quota" ? Task.FromException(model.RejectOverQuota(TimeSpan.Zero)) : Ask(host, departure.Token, reason == "full" ? long.MaxValue : 0);
        if (reason == "cancelled") await departure.CancelAsync();
        if (reason == "draining") await host.Services.GetRequiredService<ModelRegistry>().Dispatcher.DrainAsync(new CancellationToken(canceled: true));

        await Assert.ThrowsAnyAsync<Exception>(() => waiting);
        Assert.Equal([$"model=tiny, reason={reason}"], meters.TagsOf("inceptiongen.requests.rejected"));
        string[] outcomes = reason is "expired" or "cancelled" or "draining" ? [$"model=tiny, outcome={reason}"] : [];
        Assert.Equal(outcomes, meters.TagsOf("inceptiongen.request.duration"));
    }

    [Fact]
    public async Task A_photo_that_breaks_off_has_failed()
    {
        using IHost host = await Start();
        using var meters = new Meters(host.Services);

        await Assert.ThrowsAsync<ImageException>(() => Classifier(host).ClassifyAsync(new MemoryStream(Photo[..^1])));
        Assert.Equal(["model=tiny, outcome=failed"], meters.TagsOf("inceptiongen.request.duration"));
    }

    [Fact]
    public async Task Loading_is_measured_and_durations_have_buckets_from_a_millisecond_on()
    {
        using IHost host = await Start();
        using var meters = new Meters(host.Services);
        await host.Services.GetRequiredService<ModelRegistry>().Find("tiny")!.LoadAsync();

        Assert.Equal(["model=tiny"], meters.TagsOf("inceptiongen.model.load.duration"));
        Histogram<double>[] durations = [.. meters.Instruments.OfType<Histogram<double>>()];
        Assert.Equal(5, durations.Length);
        Assert.All(durations, duration => Assert.Equal(.001, duration.Advice!.HistogramBucketBoundaries![0]));
    }

    private static IClassifier<Tiny> Classifier(IHost host) => host.Services.GetRequiredService<IClassifier<Tiny>>();

    private static async Task Ask(IHost host, CancellationToken departure, long bytes)
    {
        HostedModel model = host.Services.GetRequiredService<ModelRegistry>().Find("tiny")!;
        using HostedModel.InferenceRequest request = model.Admit(new(TimeSpan.FromMinutes(1)) { Bytes = bytes }, departure);
        await request.RunAsync([new RgbBytes(new byte[17 * 17 * 3])], [model.Outputs[0]]);
    }

    private static async Task<IHost> Start(TimeSpan? maxWait = null)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.Configure<InceptionHostOptions>(options => (options.Slots, options.MaxQueuedBytes) = (1, long.MaxValue));
        builder.Services.AddInception<Tiny>("tiny", options => (options.SyntheticWeights, options.MaxQueueTime) = (true, maxWait ?? TimeSpan.FromMinutes(1)));
        IHost host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static string UnitOf(string words) => words.Trim() switch { "s" => "s", "bytes" => "By", var many => "{" + many.TrimEnd('s') + "}" };

    private static string PageOf([CallerFilePath] string test = "") => Path.Combine(Path.GetDirectoryName(test)!, "../../../runtime/docs/hosting.md");
}
