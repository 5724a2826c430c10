using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace InceptionGen.Client;

/// <summary>The body of a request: its JSON, and after it the bytes of the inputs, which are not copied.</summary>
internal sealed class TensorContent : HttpContent
{
    /// <summary>The header that says where the JSON ends and tensors begin.</summary>
    public const string HeaderLength = "Inference-Header-Content-Length";

    private readonly byte[] _json;
    private readonly IReadOnlyList<InferenceInput> _inputs;

    public TensorContent(byte[] json, IReadOnlyList<InferenceInput> inputs)
    {
        (_json, _inputs) = (json, inputs);
        Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        Headers.Add(HeaderLength, json.Length.ToString(CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken token)
    {
        await stream.WriteAsync(_json, token).ConfigureAwait(false);
        foreach (InferenceInput input in _inputs) await stream.WriteAsync(input.Bytes, token).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = _json.Length + _inputs.Sum(input => (long)input.Bytes.Length);
        return true;
    }
}
