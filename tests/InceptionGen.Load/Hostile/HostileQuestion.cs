using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;

namespace InceptionGen.Load.Hostile;

/// <summary>A request to change: where it goes, what it says, and which of its headers counts bytes.</summary>
/// <param name="Name">What it is, for the report.</param>
/// <param name="Path">Where it goes.</param>
/// <param name="Body">Its body, unchanged one that is answered.</param>
/// <param name="JsonLength">The value of Inference-Header-Content-Length; null without it.</param>
/// <param name="ContentType">The type of the body.</param>
/// <param name="Encoding">The compression of the body; null without one.</param>
internal sealed record HostileQuestion(string Name, string Path, byte[] Body, int? JsonLength = null, string ContentType = "application/json", string? Encoding = null)
{
    /// <summary>Whether it is a call of gRPC.</summary>
    public bool IsGrpc => ContentType == "application/grpc";

    /// <summary>The request with another body, now and then with another count in its header.</summary>
    public HttpRequestMessage With(byte[] body, Random random)
    {
        byte[] sent = IsGrpc ? GrpcFrame.Of(body) : body;
        var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new ByteArrayContent(sent) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        if (Encoding is not null) request.Content.Headers.TryAddWithoutValidation("Content-Encoding", Encoding);
        if (JsonLength is { } length) request.Headers.TryAddWithoutValidation("Inference-Header-Content-Length", random.Next(4) == 0 ? Strange(length, body.Length, random) : $"{length}");
        if (!IsGrpc) return request;

        request.Headers.TryAddWithoutValidation("TE", "trailers");
        (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
        return request;
    }

    private static string Strange(int length, int whole, Random random)
    {
        IReadOnlyList<string> values = [$"{length + 1}", $"{length - 1}", $"{whole}", $"{whole + 1}", "0", "-1", "2147483647", "2147483648", "9223372036854775807", "1e3", "0x10", "", "many", $"+{length}", $" {length} "];
        return values[random.Next(values.Count)];
    }
}
