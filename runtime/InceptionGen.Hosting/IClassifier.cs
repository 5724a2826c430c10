using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using InceptionGen.Imaging;

namespace InceptionGen.Hosting;

/// <summary>Says what is in a photo. Safe to call from any number of threads: the dispatcher divides the processors.</summary>
/// <typeparam name="TNetwork">The network's class. Where several models have it, ask for one by its name (<c>[FromKeyedServices("googlenet")]</c>).</typeparam>
public interface IClassifier<TNetwork>
    where TNetwork : Network
{
    /// <summary>Classifies a photo: JPEG, PNG, BMP, PPM or GIF.</summary>
    /// <param name="image">The file's bytes, from where the stream is now to its end.</param>
    /// <param name="top">How many classes to name, the most likely ones first; at least one.</param>
    /// <param name="token">Ends the request: one that waits is taken out of the queue.</param>
    /// <exception cref="InferenceRejectedException">The service is too busy, is stopping, or has not loaded the model. Try again after <see cref="InferenceRejectedException.RetryAfter"/>.</exception>
    /// <exception cref="ImageException">The photo is damaged, too large or of another kind.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> is less than one.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<IReadOnlyList<Prediction>> ClassifyAsync(Stream image, int top = 5, CancellationToken token = default);
}
