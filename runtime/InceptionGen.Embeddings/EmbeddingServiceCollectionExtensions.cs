using System;
using System.Linq;
using InceptionGen;
using InceptionGen.Embeddings;
using InceptionGen.Hosting;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Makes image embedders of hosted networks.</summary>
public static class EmbeddingServiceCollectionExtensions
{
    /// <summary>Makes a model an image embedder as well: <c>IEmbeddingGenerator&lt;DataContent, Embedding&lt;float&gt;&gt;</c>, with the model's name as its key, and
    /// without a key if it is the only one. Its vectors are what the network ends in, as for classes of <c>IncludeTop="false" Pooling="avg"</c>, or what a row makes.</summary>
    /// <param name="builder">The model.</param>
    /// <param name="row">The row whose output is the vector, such as the average pool of a classifier, which then classifies and embeds; null for the last one.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The table has no such row, what it makes is a map or probabilities, or the model is an embedder already. The message
    /// says what to do.</exception>
    public static InceptionBuilder WithEmbeddings(this InceptionBuilder builder, string? row = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        if (services.Any(service => service.ImplementationInstance is EmbedderRegistration other && other.Name == builder.Name))
            throw new ArgumentException($"'{builder.Name}' is an embedder already: call WithEmbeddings once.", nameof(builder));
        NetworkDescription network = services.Select(service => service.ImplementationInstance).OfType<ModelRegistration>().Single(model => model.Name == builder.Name).Description;
        Tap vector = EmbeddingRow.Of(network, row);

        services.AddSingleton(new EmbedderRegistration(builder.Name));
        if (vector != network.Output) services.Configure<InceptionOptions>(builder.Name, options => options.Taps.Add(vector.Name));
        services.AddKeyedSingleton<IEmbeddingGenerator<DataContent, Embedding<float>>>(builder.Name, (provider, key) => new ImageEmbedder(
            provider.GetRequiredService<ModelRegistry>().Find((string)key!)!, vector, provider.GetRequiredService<ModelRegistry>().Dispatcher.Slots, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(static provider => provider.GetRequiredKeyedService<IEmbeddingGenerator<DataContent, Embedding<float>>>(OnlyName(provider)));
        return builder;
    }

    private static string OnlyName(IServiceProvider provider)
    {
        string[] names = [.. provider.GetServices<EmbedderRegistration>().Select(embedder => embedder.Name)];
        return names.Length == 1 ? names[0] : throw new InvalidOperationException($"{names.Length} models are embedders. Ask for one by its key: {string.Join(", ", names)}.");
    }
}
