using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Compilation;
using InceptionGen.Imaging;
using InceptionGen.Language.Diagnostics;

namespace InceptionGen.Playground.Photos;

/// <summary>A table's network with weights, ready for photos: as "inceptiongen score" runs it, and with the same numbers.</summary>
internal sealed class PhotoNetwork : IDisposable
{
    private const int MostClasses = 5;

    private readonly NetworkDescription _description;
    private readonly Session _session;

    private PhotoNetwork(NetworkDescription description, Session session) => (_description, _session) = (description, session);

    /// <summary>Reads a table and its weights.</summary>
    /// <param name="file">The table's file.</param>
    /// <param name="text">The table.</param>
    /// <param name="weights">The bytes of a file of weights, which must stay as they are meanwhile; null for synthetic ones.</param>
    /// <param name="weightsName">What messages call that file.</param>
    /// <exception cref="PhotoException">The table has errors, is not a network, or does not end in classes, or the weights do not fit.</exception>
    public static PhotoNetwork Load(string file, string text, byte[]? weights, string weightsName)
    {
        var bench = new Workbench();
        bench.Open(file, text);
        if (bench.Findings.Any(finding => finding.Rule.Severity == RuleSeverity.Error)) throw new PhotoException("The table has errors. Fix them first.");
        if (bench.Network is not { } spec) throw new PhotoException("This table is not a network. Open a network's table.");

        var table = CompiledTable.Of(spec);
        NetworkDescription network = table.Description;
        if (network.Input.Channels != 3) throw new PhotoException($"{network.Name} takes {network.Input} images, and photos have three channels.");
        if (network.Output.Stage == network.Logits.Stage) throw new PhotoException($"{network.Name} does not end in a softmax or sigmoid, so it has no classes to list. Add such a row.");
        if (network.Output.Shape is not { Height: 1, Width: 1 }) throw new PhotoException($"{network.Name} gives {network.Output.Shape} numbers, and not one for each class.");

        try
        {
            using WeightFile? source = weights is null ? null : WeightFile.Open(weights);
            Network loaded = table.Load(source ?? (IWeightSource)SyntheticWeights.For(network));
            return new PhotoNetwork(network, loaded.CreateSession(new SessionOptions { Threads = 1 }));
        }
        catch (WeightException exception)
        {
            throw new PhotoException(exception.Message.Replace("the memory", weightsName, StringComparison.Ordinal), exception);
        }
        catch (Exception exception) when (exception is OutOfMemoryException or OverflowException or ArgumentOutOfRangeException)
        {
            throw new PhotoException($"{network.Name} needs more memory than a browser gives a page.", exception);
        }
    }

    /// <summary>The most probable classes of a photo, which is scaled and cut to the network's input as the tool does it.</summary>
    /// <param name="photo">Its file: JPEG, PNG, BMP, PPM or GIF.</param>
    /// <param name="name">What messages call it.</param>
    /// <returns>At most five; of equal ones the first class comes first.</returns>
    /// <exception cref="PhotoException">It is damaged, too large or of another kind, or the network gives numbers that are not finite.</exception>
    public IReadOnlyList<PhotoClass> Predict(byte[] photo, string name)
    {
        float[] output;
        try
        {
            MapShape input = _description.Input;
            output = _session.Run(RgbImage.Decode(photo, name).Fit(input.Width, input.Height).Rgb).ToArray();
        }
        catch (ImageException exception)
        {
            throw new PhotoException(exception.Message, exception);
        }

        if (!Array.TrueForAll(output, float.IsFinite)) throw new PhotoException("The network gives numbers that are not finite for this photo; its weights or its preprocessing may be wrong.");
        return
        [
            .. Enumerable.Range(0, output.Length)
                .OrderByDescending(index => output[index])
                .Take(MostClasses)
                .Select(index => new PhotoClass(index, _description.ClassNames.Count > 0 ? _description.ClassNames[index] : null, output[index])),
        ];
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();
}
