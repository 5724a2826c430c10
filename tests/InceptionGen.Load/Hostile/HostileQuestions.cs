using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;

namespace InceptionGen.Load.Hostile;

/// <summary>Requests of every form that the service reads, to change.</summary>
internal static class HostileQuestions
{
    /// <summary>What changes insert: words and bytes of the formats.</summary>
    public static IReadOnlyList<byte[]> Pieces { get; } =
    [
        .. ((string[])[
            "\"inputs\":", "\"shape\":[", "\"data\":[", "\"datatype\":\"FP32\"", "\"BYTES\"", "\"UINT8\"", "\"outputs\":[{\"name\":\"logits\"}]", "\"parameters\":{\"timeout\":1}",
            "\"parameters\":{\"priority\":1}", "\"binary_data_size\":", "\"binary_data_output\":true", "\"classification\":3", "null", "[[[[", "]]]]", "{", "}", "1e308", "-1", "9223372036854775807",
            "\\u0000", "\\ud800", "\0", "\"id\":\"\"",
        ]).Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xD8], [0xFF, 0xC0], [0xFF, 0xC2], [0xFF, 0xC4], [0xFF, 0xDA], [0xFF, 0xD9], [0x1F, 0x8B], "GIF89a"u8.ToArray(), "IHDR"u8.ToArray(), "P6"u8.ToArray(),
    ];

    /// <summary>All requests, about photos of a folder.</summary>
    /// <param name="model">A model whose input is called 'input'.</param>
    /// <param name="folder">Small photos.</param>
    /// <param name="withGrpc">Whether calls of gRPC belong to them.</param>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static IReadOnlyList<HostileQuestion> About(string model, string folder, bool withGrpc)
    {
        byte[][] photos = [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal).Where(file => Path.GetExtension(file) is ".jpg" or ".gif" or ".png").Select(File.ReadAllBytes)];
        if (photos.Length == 0) throw new ArgumentException($"{folder} has no photo to change: no .jpg, .gif or .png.");
        string infer = $"/v2/models/{model}/infer", boundary = "hostile";
        byte[] photo = photos[0], json = Encoding.UTF8.GetBytes($$$"""{"id":"1","parameters":{"timeout":900000},"inputs":[{"name":"input","shape":[1],"datatype":"BYTES","data":["{{{Convert.ToBase64String(photo)}}}"]}],"outputs":[{"name":"probabilities","parameters":{"classification":2}}]}""");
        byte[] pixels = Encoding.UTF8.GetBytes($$$"""{"inputs":[{"name":"input","shape":[1,17,17,3],"datatype":"UINT8","data":[{{{string.Join(",", Enumerable.Range(0, 17 * 17 * 3).Select(index => index % 256))}}}]}]}""");
        byte[] header = Encoding.UTF8.GetBytes($$$"""{"inputs":[{"name":"input","shape":[1],"datatype":"BYTES","parameters":{"binary_data_size":{{{photo.Length + 4}}}}}],"parameters":{"binary_data_output":true}}""");
        byte[] form = [.. Encoding.ASCII.GetBytes($"--{boundary}\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n\r\n"), .. photo, .. Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n")];
        List<HostileQuestion> questions =
        [
            .. photos.Select(one => new HostileQuestion("photo", infer, one, JsonLength: 0, ContentType: "application/octet-stream")),
            .. photos.Select(one => new HostileQuestion("photo of the page", $"/page/{model}/rows/0", one, ContentType: "application/octet-stream")),
            new("JSON with a photo", infer, json),
            new("JSON with pixels", infer, pixels),
            new("JSON, compressed", infer, Compressed(json), Encoding: "gzip"),
            new("tensors in bytes", infer, [.. header, .. BitConverter.GetBytes(photo.Length), .. photo], JsonLength: header.Length, ContentType: "application/octet-stream"),
            new("form of the page", "/", form, ContentType: $"multipart/form-data; boundary={boundary}"),
            new("repository index", "/v2/repository/index", "{\"ready\":true}"u8.ToArray()),
            new("repository load", $"/v2/repository/models/{model}/load", "{\"parameters\":{\"config\":\"{}\"}}"u8.ToArray()),
        ];
        if (withGrpc)
        {
            byte[] call = GrpcCall(model, photo);
            questions.AddRange(Enumerable.Repeat(new HostileQuestion("gRPC", "/inference.GRPCInferenceService/ModelInfer", call, ContentType: "application/grpc"), 20));
            questions.AddRange(((string[])["ServerMetadata", "ModelMetadata", "ModelConfig", "ModelStatistics", "RepositoryIndex"]).Select(name => new HostileQuestion("gRPC", "/inference.GRPCInferenceService/" + name, Field(1, Encoding.UTF8.GetBytes(model)), ContentType: "application/grpc")));
        }

        return questions;
    }

    // ModelInferRequest: model_name = 1, inputs = 5 (name = 1, datatype = 2, shape = 3, contents = 5 with bytes_contents = 8).
    private static byte[] GrpcCall(string model, byte[] photo)
    {
        byte[] input = [.. Field(1, "input"u8), .. Field(2, "BYTES"u8), .. Field(3, [1]), .. Field(5, Field(8, photo))];
        return [.. Field(1, Encoding.UTF8.GetBytes(model)), .. Field(5, input)];
    }

    private static byte[] Field(int number, ReadOnlySpan<byte> bytes)
    {
        List<byte> field = [(byte)((number << 3) | 2)];
        int length = bytes.Length;
        for (; length >= 0x80; length >>= 7) field.Add((byte)(length | 0x80));
        field.Add((byte)length);
        return [.. field, .. bytes];
    }

    private static byte[] Compressed(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal)) gzip.Write(bytes);
        return stream.ToArray();
    }
}
