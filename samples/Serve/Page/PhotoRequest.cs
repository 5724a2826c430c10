using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using InceptionGen;
using InceptionGen.Hosting;
using InceptionGen.Imaging;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Serve.Page;

/// <summary>What somebody asks: a photo, and the networks that are to look at it.</summary>
/// <param name="Photo">The photo's file.</param>
/// <param name="Networks">Names of the networks; none for the first one.</param>
internal sealed record PhotoRequest(byte[] Photo, IReadOnlyList<string> Networks)
{
    private const string Name = "The photo";

    /// <summary>Reads a posted form.</summary>
    /// <exception cref="PageException">There is no photo in it, or too many bytes.</exception>
    public static async Task<PhotoRequest> ReadAsync(HttpContext context, long mostBytes)
    {
        if (!context.Request.HasFormContentType) throw new PageException(StatusCodes.Status415UnsupportedMediaType, "Post a form with a photo in it.");
        IFormCollection form = await ReadFormAsync(context, mostBytes);
        string[] networks = [.. form["model"].OfType<string>()];
        if (form.Files["photo"] is { Length: > 0 } file)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, context.RequestAborted);
            return new(bytes.ToArray(), networks);
        }

        if (form["example"].FirstOrDefault() is not { } example) throw new PageException(StatusCodes.Status400BadRequest, "There was no photo. Choose one, then ask.");
        return ExamplePhoto.Find(example) is { } photo
            ? new(photo.Read(), networks)
            : throw new PageException(StatusCodes.Status404NotFound, $"There is no example photo '{example}'.");
    }

    /// <summary>Reads a body that is a photo.</summary>
    /// <exception cref="PageException">It has too many bytes.</exception>
    public static async Task<byte[]> ReadBodyAsync(HttpContext context, int mostBytes)
    {
        using var bytes = new MemoryStream();
        byte[] part = new byte[64 * 1024];
        int count;
        while ((count = await context.Request.Body.ReadAsync(part, context.RequestAborted)) > 0)
        {
            if (bytes.Length + count > mostBytes) throw TooLong(mostBytes);
            bytes.Write(part, 0, count);
        }

        return bytes.ToArray();
    }

    /// <summary>Compares the size in a photo's header with what a network takes, which costs nothing.</summary>
    /// <exception cref="ImageException">It is not a photo that can be read.</exception>
    /// <exception cref="PageException">It has too many pixels.</exception>
    public static void RequireReadable(byte[] file, InceptionOptions options)
    {
        ImageInfo header = RgbImage.Identify(file, Name);
        if ((long)header.Width * header.Height > options.MaxImagePixels)
            throw new PageException(StatusCodes.Status413PayloadTooLarge, $"The photo has {header.Width}x{header.Height} pixels; the network takes up to {options.MaxImagePixels}.");
    }

    /// <summary>Makes the network's input of a photo: work for a slot.</summary>
    /// <exception cref="ImageException">It is damaged.</exception>
    public static RgbImage Decode(byte[] file, InceptionOptions options, MapShape input) =>
        RgbImage.Decode(file, Name, new ImageOptions { MostPixels = options.MaxImagePixels }).Fit(input.Width, input.Height);

    private static async Task<IFormCollection> ReadFormAsync(HttpContext context, long mostBytes)
    {
        try
        {
            return await context.Request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = mostBytes }, context.RequestAborted);
        }
        catch (InvalidDataException exception)
        {
            throw exception.Message.Contains("length limit", System.StringComparison.Ordinal)
                ? TooLong(mostBytes)
                : new PageException(StatusCodes.Status400BadRequest, "The form cannot be read: " + exception.Message);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException && !context.RequestAborted.IsCancellationRequested)
        {
            throw new PageException(StatusCodes.Status400BadRequest, "The form was cut off: its last part has no end. Send it again.");
        }
    }

    private static PageException TooLong(long mostBytes) =>
        new(StatusCodes.Status413PayloadTooLarge, $"The photo is longer than {mostBytes / 1024 / 1024} MB, the most that the network takes. Choose a smaller one.");
}
