using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Hosting;
using InceptionGen.Imaging;
using Microsoft.Extensions.AI;

namespace InceptionGen.Embeddings;

/// <summary>What a caller wants vectors of, checked before any of it is computed.</summary>
internal static class EmbeddingImages
{
    // The names that files of the readable kinds go by. What is in a file is told by its content; "octet-stream" is what there is to say of a file without a name.
    private static readonly string[] MediaTypes =
    [
        "image/jpeg", "image/png", "image/bmp", "image/gif", "image/x-portable-pixmap", "image/jpg", "image/pjpeg", "image/x-ms-bmp", "image/x-portable-anymap", "application/octet-stream",
    ];

    private const int Named = 5;

    /// <summary>The photos, whose headers were read.</summary>
    /// <exception cref="ArgumentException">One is null, or of a media type that is not a photo's.</exception>
    /// <exception cref="ImageException">One is damaged, too large or of another kind than its media type says.</exception>
    public static EncodedImage[] Of(IEnumerable<DataContent> values, HostedModel model) => [.. values.Select((value, index) => Photo(value, index, model))];

    private static EncodedImage Photo(DataContent? value, int index, HostedModel model)
    {
        string name = value?.Name is { Length: > 0 } given ? FormattableString.Invariant($"image {index} ('{given}')") : FormattableString.Invariant($"image {index}");
        if (value is null) throw new ArgumentException($"{name} is null.", nameof(value));
        string mediaType = value.MediaType.Split(';')[0].Trim();
        if (!MediaTypes.Contains(mediaType, StringComparer.OrdinalIgnoreCase))
            throw new ArgumentException($"{name} is '{value.MediaType}'. '{model.Name}' embeds {string.Join(", ", MediaTypes[..Named])}.", nameof(value));
        if (value.Data.Length > model.Options.MaxImageBytes)
            throw new ImageException(FormattableString.Invariant($"{name} has {value.Data.Length} bytes; '{model.Name}' takes up to {model.Options.MaxImageBytes}."));
        return new(value.Data, name, model.Options.MaxImagePixels);
    }
}
