using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using InceptionGen.Imaging;

namespace InceptionGen.Hosting;

/// <summary>The classifier of one model.</summary>
internal sealed class Classifier<TNetwork>(HostedModel model) : IClassifier<TNetwork>
    where TNetwork : Network
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Prediction>> ClassifyAsync(Stream image, int top = 5, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        token.ThrowIfCancellationRequested();
        using HostedModel.InferenceRequest request = model.Admit(new(model.Options.MaxQueueTime), token);
        byte[] file = await ReadAsync(image, token).ConfigureAwait(false);
        var encoded = new EncodedImage(file, "the photo", model.Options.MaxImagePixels);
        float[][] values = await request.RunAsync([encoded], [model.Outputs[0]]).ConfigureAwait(false);
        return [.. Ranking.Top(values[0], top).Select(index => new Prediction(index, model.Labels.ElementAtOrDefault(index), values[0][index]))];
    }

    private async Task<byte[]> ReadAsync(Stream image, CancellationToken token)
    {
        using var bytes = new MemoryStream();
        byte[] part = new byte[64 * 1024];
        int count;
        while ((count = await image.ReadAsync(part, token).ConfigureAwait(false)) > 0)
        {
            if (bytes.Length + count > model.Options.MaxImageBytes)
                throw new ImageException(FormattableString.Invariant($"the photo is longer than {model.Options.MaxImageBytes} bytes, the most that '{model.Name}' takes."));
            bytes.Write(part, 0, count);
        }

        return bytes.ToArray();
    }
}
