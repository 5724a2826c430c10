using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using InceptionGen.Imaging;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InceptionGen.Hosting.Tests.Embeddings;

/// <summary>Hosted networks as embedders of Microsoft.Extensions.AI.</summary>
public sealed class EmbedderTests
{
    [Fact]
    public async Task Vectors_are_those_of_a_session_in_the_order_of_the_images()
    {
        using IHost host = await Start<TinyFeatures>();
        DataContent[] photos = [.. Enumerable.Range(0, 9).Select(Photo), await DataContent.LoadFromAsync("chelsea.jpg")];
        GeneratedEmbeddings<Embedding<float>> embeddings = await Embedder(host).GenerateAsync(photos);

        using TinyFeatures.Session session = TinyFeatures.Load(SyntheticWeights.For(TinyFeatures.Description)).CreateSession();
        float[][] expected = [.. Enumerable.Range(0, 9).Select(index => session.Run(Rgb(index)).ToArray()), session.Run(RgbImage.Load("chelsea.jpg").Fit(17, 17).Rgb).ToArray()];
        Assert.Equal(expected, embeddings.Select(embedding => embedding.Vector.ToArray()));
        Assert.Equal(9, expected[..9].Select(vector => string.Join(' ', vector)).Distinct().Count());
        Assert.All(embeddings, embedding => Assert.Equal(("photos", 8), (embedding.ModelId, embedding.Dimensions)));
        Assert.Empty(await Embedder(host).GenerateAsync([]));
    }

    [Fact]
    public async Task A_classifier_embeds_with_one_of_its_rows()
    {
        using IHost host = await Start<Tiny>("avg pool");
        ReadOnlyMemory<float> vector = await Embedder(host).GenerateVectorAsync(Photo(3));

        Tiny network = Tiny.Load(SyntheticWeights.For(Tiny.Description));
        using Tiny.Session session = network.CreateSession(new() { Taps = [Tiny.AvgPool] });
        session.Run(Rgb(3));
        Assert.Equal(session.Values(Tiny.AvgPool).ToArray(), vector.ToArray());
        Assert.Equal(4, (await host.Services.GetRequiredService<IClassifier<Tiny>>().ClassifyAsync(new MemoryStream(Ppm(3)))).Count);
    }

    [Fact]
    public async Task It_says_what_it_is()
    {
        using IHost host = await Start<TinyFeatures>();
        IEmbeddingGenerator<DataContent, Embedding<float>> embedder = Embedder(host);
        var metadata = embedder.GetRequiredService<EmbeddingGeneratorMetadata>();

        Assert.Equal(("inceptiongen", "photos", 8), (metadata.ProviderName, metadata.DefaultModelId, metadata.DefaultModelDimensions));
        Assert.Same(embedder, embedder.GetService<IEmbeddingGenerator<DataContent, Embedding<float>>>());
        Assert.Null(embedder.GetService(typeof(EmbeddingGeneratorMetadata), "key"));
        Assert.Null(embedder.GetService(typeof(string)));
    }

    [Fact]
    public async Task Several_embedders_have_keys()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddInception<TinyFeatures>("a", options => options.SyntheticWeights = true).WithEmbeddings();
        builder.Services.AddInception<Tiny>("b", options => options.SyntheticWeights = true).WithEmbeddings("linear");
        builder.Services.AddInception<Tiny>("c", options => options.SyntheticWeights = true);
        using IHost host = builder.Build();
        await host.StartAsync();

        Assert.Equal(8, (await Embedder(host, "a").GenerateVectorAsync(Photo(0))).Length);
        Assert.Equal(4, (await Embedder(host, "b").GenerateVectorAsync(Photo(0))).Length);
        Assert.Contains("Ask for one by its key: a, b", Assert.Throws<InvalidOperationException>(() => Embedder(host)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain", null, "image 1 is 'text/plain'. 'photos' embeds image/jpeg, image/png, image/bmp, image/gif, image/x-portable-pixmap.")]
    [InlineData("image/webp", "cat.webp", "image 1 ('cat.webp') is 'image/webp'")]
    public async Task Media_types_that_are_no_photos(string mediaType, string? name, string message)
    {
        using IHost host = await Start<TinyFeatures>();
        DataContent[] values = [Photo(0), new(Ppm(1), mediaType) { Name = name }];

        Assert.Contains(message, (await Assert.ThrowsAsync<ArgumentException>(() => Embedder(host).GenerateAsync(values))).Message, StringComparison.Ordinal);
        Assert.Equal(0, Model(host).Statistics.Now.Images);
    }

    [Theory]
    [InlineData("image/jpeg")]
    [InlineData("IMAGE/PNG")]
    [InlineData("application/octet-stream")]
    public async Task The_content_tells_which_photo_it_is(string mediaType)
    {
        using IHost host = await Start<TinyFeatures>();

        ReadOnlyMemory<float> expected = await Embedder(host).GenerateVectorAsync(Photo(2)), vector = await Embedder(host).GenerateVectorAsync(new DataContent(Ppm(2), mediaType));
        Assert.Equal(expected.ToArray(), vector.ToArray());
    }

    [Fact]
    public async Task Photos_that_cannot_be_read()
    {
        using IHost host = await Start<TinyFeatures>(configure: options => (options.MaxImagePixels, options.MaxImageBytes) = (300, 4000));

        await Refuse<ImageException>("image 1 cannot be read: ", new DataContent(new byte[] { 1, 2, 3 }, "image/png"));
        await Refuse<ImageException>("image 1 has 4001 bytes; 'photos' takes up to 4000", new DataContent(new byte[4001], "image/png"));
        await Refuse<ImageException>("image 1 cannot be read: its size is 20x17", new DataContent("P6 20 17 255\n"u8.ToArray(), "image/png"));
        await Refuse<ImageException>("image 1", new DataContent("P6 17 17 255\nabc"u8.ToArray(), "image/png"));
        await Refuse<ArgumentException>("image 1 is null", null!);

        async Task Refuse<TException>(string message, DataContent value)
            where TException : Exception
        {
            Assert.Contains(message, (await Assert.ThrowsAsync<TException>(() => Embedder(host).GenerateAsync([Photo(0), value]))).Message, StringComparison.Ordinal);
            Assert.Equal(0, Model(host).Active);
        }
    }

    [Fact]
    public async Task Options_that_it_cannot_follow()
    {
        using IHost host = await Start<TinyFeatures>();

        Assert.Contains("Dimensions is 4; the vectors of 'photos' have 8", (await Assert.ThrowsAsync<ArgumentException>(() => Generate(new() { Dimensions = 4 }))).Message, StringComparison.Ordinal);
        Assert.Contains("ModelId is 'other'; this embedder is 'photos'", (await Assert.ThrowsAsync<ArgumentException>(() => Generate(new() { ModelId = "other" }))).Message, StringComparison.Ordinal);
        Assert.Single(await Generate(new() { Dimensions = 8, ModelId = "photos" }));
        Assert.Throws<ArgumentNullException>(() => { _ = Embedder(host).GenerateAsync(null!).GetAwaiter().GetResult(); });

        Task<GeneratedEmbeddings<Embedding<float>>> Generate(EmbeddingGenerationOptions options) => Embedder(host).GenerateAsync([Photo(0)], options);
    }

    [Fact]
    public void Rows_that_make_no_vector()
    {
        Refuse<Tiny>(null, "Tiny ends in probabilities of classes ('softmax'), not in features. Give the ArchitectureTable item IncludeTop=\"false\" Pooling=\"avg\", or name the row of an average pool: WithEmbeddings(row); here that may be: 'avg pool' (8 numbers), 'linear' (4 numbers).");
        Refuse<TinyMap>(null, "Row 'convolution' of TinyMap makes a map of 8x8x8, not a vector.");
        Refuse<TinyMap>(null, "here that may be: none.");
        Refuse<Tiny>("conv9", "Tiny has no row 'conv9'. Rows that make a vector: 'avg pool' (8 numbers), 'linear' (4 numbers).");

        var services = new ServiceCollection();
        InceptionBuilder builder = services.AddInception<TinyFeatures>("photos", _ => { }).WithEmbeddings();
        Assert.Contains("'photos' is an embedder already", Assert.Throws<ArgumentException>(() => builder.WithEmbeddings()).Message, StringComparison.Ordinal);

        static void Refuse<TNetwork>(string? row, string message)
            where TNetwork : Network, INetwork<TNetwork> =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(() => new ServiceCollection().AddInception<TNetwork>("photos", _ => { }).WithEmbeddings(row)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_takes_as_many_slots_as_there_are_and_ends_with_its_token()
    {
        using IHost host = await Start<TinyFeatures>(slots: 2);
        await using BusySlots busy = await BusySlots.OfAsync(host.Services);
        using var leaving = new CancellationTokenSource();
        Task call = Embedder(host).GenerateAsync([.. Enumerable.Range(0, 20).Select(Photo)], cancellationToken: leaving.Token);
        Assert.True(SpinWait.SpinUntil(() => Model(host).Waiting == 2, TimeSpan.FromSeconds(30)));
        await Task.Delay(50);
        Assert.Equal(2, Model(host).Active);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.True(SpinWait.SpinUntil(() => Model(host).Active == 0, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_service_that_is_too_busy_says_so()
    {
        using IHost host = await Start<TinyFeatures>(configure: options => options.MaxQueueTime = TimeSpan.FromMilliseconds(50));
        await using BusySlots busy = await BusySlots.OfAsync(host.Services);

        InferenceRejectedException refused = await Assert.ThrowsAsync<InferenceRejectedException>(() => Embedder(host).GenerateAsync([Photo(0), Photo(1)]));
        Assert.Equal(RejectionReason.Expired, refused.Reason);
    }

    private static byte[] Rgb(int index) => [.. Enumerable.Range(0, 17 * 17 * 3).Select(value => (byte)(value * (index + 3)))];

    private static byte[] Ppm(int index) => [.. "P6 17 17 255\n"u8, .. Rgb(index)];

    private static DataContent Photo(int index) => new(Ppm(index), "image/x-portable-pixmap");

    private static IEmbeddingGenerator<DataContent, Embedding<float>> Embedder(IHost host, string? key = null) => key is null
        ? host.Services.GetRequiredService<IEmbeddingGenerator<DataContent, Embedding<float>>>()
        : host.Services.GetRequiredKeyedService<IEmbeddingGenerator<DataContent, Embedding<float>>>(key);

    private static HostedModel Model(IHost host) => host.Services.GetRequiredService<ModelRegistry>().Find("photos")!;

    private static async Task<IHost> Start<TNetwork>(string? row = null, int slots = 2, Action<InceptionOptions>? configure = null)
        where TNetwork : Network, INetwork<TNetwork>
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.Configure<InceptionHostOptions>(options => options.Slots = slots);
        builder.Services.AddInception<TNetwork>("photos", options =>
        {
            (options.SyntheticWeights, options.MaxQueueTime) = (true, TimeSpan.FromMinutes(1));
            configure?.Invoke(options);
        }).WithEmbeddings(row);
        IHost host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
