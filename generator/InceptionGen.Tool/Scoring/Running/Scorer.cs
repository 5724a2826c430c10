using System;
using InceptionGen.Imaging;
using InceptionGen.Tool.Scoring.Inputs;
using InceptionGen.Tool.Scoring.Rows;

namespace InceptionGen.Tool.Scoring.Running;

/// <summary>Reads, decodes and predicts images on one thread. All threads work on images of their own, so that no processor waits for another.</summary>
/// <param name="input">The network's input.</param>
/// <param name="session">The network, for as many images as are predicted at a time.</param>
/// <param name="rows">What makes their rows.</param>
internal sealed class Scorer(MapShape input, Session session, RowWriter rows) : IDisposable
{
    private readonly ImageReader _reader = new();
    private readonly byte[] _pixels = new byte[checked(input.Elements * session.Batch)];
    private readonly int[] _decoded = new int[session.Batch];

    /// <summary>How many images are predicted at a time.</summary>
    public int Batch => session.Batch;

    /// <summary>Makes the rows of images, no more than <see cref="Batch"/>. One that cannot be read gets a row that says so.</summary>
    public void Score(ReadOnlySpan<ScoredImage> images, ReadOnlySpan<Row> made)
    {
        int decoded = 0;
        for (int i = 0; i < images.Length; i++)
        {
            if (TryDecode(images[i], made[i], _pixels.AsSpan(decoded * (int)input.Elements, (int)input.Elements))) _decoded[decoded++] = i;
        }

        if (decoded == 0) return;

        // Where images are missing, those of before are predicted again, which nobody reads.
        ReadOnlySpan<float> output = session.Run(_pixels);
        int values = output.Length / session.Batch;
        for (int i = 0; i < decoded; i++) rows.Write(made[_decoded[i]], images[_decoded[i]].Key, output.Slice(i * values, values));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        rows.Dispose();
        session.Dispose();
    }

    private bool TryDecode(ScoredImage image, Row row, Span<byte> pixels)
    {
        try
        {
            RgbImage.Decode(_reader.Read(image), image.Key).Fit(input.Width, input.Height).Rgb.CopyTo(pixels);
            return true;
        }
        catch (ImageException exception)
        {
            rows.WriteError(row, image.Key, exception.Message);
        }
        catch (ScoreException exception)
        {
            rows.WriteError(row, image.Key, $"{image.Key} cannot be read: {exception.Message}.");
        }

        return false;
    }
}
