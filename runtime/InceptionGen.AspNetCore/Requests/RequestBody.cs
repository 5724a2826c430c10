using System;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace InceptionGen.AspNetCore;

/// <summary>Reads a request's body, and no more of it than is allowed.</summary>
internal static class RequestBody
{
    /// <summary>The header that says where the JSON ends and tensors begin.</summary>
    public const string HeaderLength = "Inference-Header-Content-Length";

    /// <summary>How many bytes of the body are JSON; null if all of them are. Checked before the body is read.</summary>
    /// <exception cref="ProtocolException">It is not a number from 0 to the length of the body.</exception>
    public static int? JsonLength(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(HeaderLength, out var values)) return null;
        if (!int.TryParse(values.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int length))
            throw ProtocolException.Invalid($"{HeaderLength} is not a number of bytes: '{values}'.");
        if (length < 0) throw ProtocolException.Invalid($"{HeaderLength} must not be negative: {length}.");
        bool isCompressed = request.Headers.ContentEncoding.Count > 0;
        if (!isCompressed && length > request.ContentLength) throw ProtocolException.Invalid($"{HeaderLength} is {length}, and the whole body {request.ContentLength} bytes.");
        return length;
    }

    /// <summary>How many bytes the body takes in memory at most.</summary>
    /// <exception cref="ProtocolException">More than is allowed.</exception>
    public static long MostBytes(HttpRequest request, OpenInferenceOptions options)
    {
        bool isKnown = request.Headers.ContentEncoding.Count == 0 && request.ContentLength is not null;
        if (request.ContentLength > options.MaxBodyBytes) throw TooLong(options);
        return isKnown ? request.ContentLength!.Value : options.MaxBodyBytes;
    }

    /// <summary>Reads all of it, decompressed.</summary>
    /// <exception cref="ProtocolException">It is too long, cut off, or compressed in another way than gzip or deflate.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context, OpenInferenceOptions options)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = options.MaxBodyBytes;
        await using Stream body = Decompressed(context);
        byte[] bytes = new byte[Math.Min(MostBytes(context.Request, options), 64 * 1024) + 1];
        int count = 0;
        try
        {
            int read;
            while ((read = await body.ReadAsync(bytes.AsMemory(count), context.RequestAborted)) > 0)
            {
                count += read;
                if (count > options.MaxBodyBytes) throw TooLong(options);
                if (count == bytes.Length) Array.Resize(ref bytes, (int)Math.Min(2L * bytes.Length, options.MaxBodyBytes + 1L));
            }
        }
        catch (InvalidDataException exception)
        {
            throw ProtocolException.Invalid($"The body cannot be decompressed: {exception.Message}");
        }

        return bytes.AsMemory(0, count);
    }

    private static Stream Decompressed(HttpContext context)
    {
        string encoding = context.Request.Headers.ContentEncoding.ToString();
        switch (encoding)
        {
            case "" or "identity": return context.Request.Body;
            case "gzip": return new GZipStream(context.Request.Body, CompressionMode.Decompress);
            case "deflate": return new ZLibStream(context.Request.Body, CompressionMode.Decompress);
            default:
                context.Response.Headers.AcceptEncoding = "gzip, deflate";
                throw new ProtocolException(501, $"Content-Encoding '{encoding}' is not supported: send gzip or deflate.");
        }
    }

    private static ProtocolException TooLong(OpenInferenceOptions options) => ProtocolException.Invalid($"The body is longer than {options.MaxBodyBytes} bytes.");
}
