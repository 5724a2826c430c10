using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;

namespace InceptionGen.Client;

/// <summary>The body of a request, as the server takes it.</summary>
internal static class RequestContent
{
    /// <summary>Makes it.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="options">What the request asks for.</param>
    /// <param name="isBinary">Whether the server takes tensors as bytes, after the JSON; otherwise they are written in it.</param>
    /// <exception cref="System.ArgumentException">An input has a value that JSON cannot say, and the server takes nothing else.</exception>
    public static HttpContent Of(IReadOnlyList<InferenceInput> inputs, InferenceOptions options, bool isBinary)
    {
        byte[] json = RequestJson.Write(inputs, options, isBinary);
        return isBinary ? new TensorContent(json, inputs) : new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }
}
