using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using InceptionGen.Hosting;
using Microsoft.Extensions.AI;

namespace InceptionGen.Embeddings;

/// <summary>The embedder of one model. Each image is a request of its own to the dispatcher, as many at a time as there are slots, so that a call with a thousand images
/// waits for slots as a thousand calls would, and others get theirs in between.</summary>
internal sealed class ImageEmbedder : IEmbeddingGenerator<DataContent, Embedding<float>>
{
    private readonly HostedModel _model;
    private readonly ModelOutput _output;
    private readonly int _atATime;
    private readonly TimeProvider _time;
    private readonly EmbeddingGeneratorMetadata _metadata;

    /// <param name="model">The model.</param>
    /// <param name="vector">The row whose output is the vector.</param>
    /// <param name="atATime">How many images of a call may wait or run.</param>
    /// <param name="time">The clock.</param>
    public ImageEmbedder(HostedModel model, Tap vector, int atATime, TimeProvider time)
    {
        (_model, _atATime, _time) = (model, atATime, time);
        _output = model.Outputs.First(output => output.Tap == vector);
        _metadata = new("inceptiongen", providerUri: null, model.Name, _output.Elements);
    }

    /// <inheritdoc/>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<DataContent> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        RequirePossible(options);
        cancellationToken.ThrowIfCancellationRequested();
        EncodedImage[] images = EmbeddingImages.Of(values, _model);
        var embeddings = new Embedding<float>[images.Length];
        var several = new ParallelOptions { MaxDegreeOfParallelism = _atATime, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, images.Length, several, async (index, token) => embeddings[index] = await EmbedAsync(images[index], token).ConfigureAwait(false)).ConfigureAwait(false);
        return new(embeddings);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null) return null;
        return serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata : serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <summary>Nothing: the model is the host's.</summary>
    public void Dispose()
    {
    }

    private async Task<Embedding<float>> EmbedAsync(EncodedImage image, CancellationToken token)
    {
        using HostedModel.InferenceRequest request = _model.Admit(new(_model.Options.MaxQueueTime, Bytes: image.Bytes), token);
        float[][] values = await request.RunAsync([image], [_output]).ConfigureAwait(false);
        return new(values[0]) { ModelId = _model.Name, CreatedAt = _time.GetUtcNow() };
    }

    private void RequirePossible(EmbeddingGenerationOptions? options)
    {
        if (options?.Dimensions is { } dimensions && dimensions != _output.Elements)
            throw new ArgumentException(FormattableString.Invariant($"Dimensions is {dimensions}; the vectors of '{_model.Name}' have {_output.Elements} numbers. Leave it out."), nameof(options));
        if (options?.ModelId is { } model && model != _model.Name)
            throw new ArgumentException($"ModelId is '{model}'; this embedder is '{_model.Name}'. Ask for the other one by its key.", nameof(options));
    }
}
