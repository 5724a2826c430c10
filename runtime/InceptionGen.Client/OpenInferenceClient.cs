using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace InceptionGen.Client;

/// <summary>Asks a server of the Open Inference Protocol v2 over REST. Tensors go as bytes where the server says that it takes them (the extension
/// binary_tensor_data, which InceptionGen.AspNetCore and Triton have), and else as JSON. Safe to call from any number of threads.</summary>
/// <param name="http">Where the server is (<see cref="HttpClient.BaseAddress"/>, with a '/' at the end if it has a path), and how it is reached: keys, retries and the
/// longest time of a call are the client's own.</param>
/// <example><code>
/// var client = new OpenInferenceClient(new HttpClient { BaseAddress = new("http://localhost:8000") });
/// InferenceResult result = await client.InferAsync("googlenet", [InferenceInput.Files("input", File.ReadAllBytes("photo.jpg"))],
///     new InferenceOptions { Outputs = [InferenceOutput.TopClasses("probabilities", 5)] });
/// foreach (InferenceClass one in result["probabilities"].ToClasses()[0]) Console.WriteLine($"{one.Value:P1} {one.Label}");
/// </code></example>
public sealed class OpenInferenceClient(HttpClient http)
{
    private const string BinaryTensors = "binary_tensor_data";

    private readonly HttpClient _http = http ?? throw new ArgumentNullException(nameof(http));

    private volatile TensorEncoding _encoding;

    /// <summary>Whether the server runs.</summary>
    /// <exception cref="HttpRequestException">It cannot be reached.</exception>
    public Task<bool> IsLiveAsync(CancellationToken token = default) => IsAsync("v2/health/live", token);

    /// <summary>Whether the server can be asked about all its models.</summary>
    /// <exception cref="HttpRequestException">It cannot be reached.</exception>
    public Task<bool> IsReadyAsync(CancellationToken token = default) => IsAsync("v2/health/ready", token);

    /// <summary>Whether a model can be asked; false as well for one that the server does not know.</summary>
    /// <param name="model">Its name.</param>
    /// <param name="version">Its version; null for the server's choice.</param>
    /// <param name="token">Ends the call.</param>
    /// <exception cref="HttpRequestException">The server cannot be reached.</exception>
    public Task<bool> IsModelReadyAsync(string model, string? version = null, CancellationToken token = default) => IsAsync(PathOf(model, version) + "/ready", token);

    /// <summary>What the server says of itself.</summary>
    /// <exception cref="InferenceException">It answers with an error.</exception>
    /// <exception cref="HttpRequestException">It cannot be reached.</exception>
    public async Task<ServerMetadata> GetServerAsync(CancellationToken token = default)
    {
        using HttpResponseMessage response = await SendAsync(new(HttpMethod.Get, "v2"), token).ConfigureAwait(false);
        return await ReadAsync(response, static (body, _) => AnswerReader.Server(body), token).ConfigureAwait(false);
    }

    /// <summary>What the server says of a model: its inputs and outputs.</summary>
    /// <param name="model">Its name.</param>
    /// <param name="version">Its version; null for the server's choice.</param>
    /// <param name="token">Ends the call.</param>
    /// <exception cref="InferenceException">There is no such model, or the server answers with another error.</exception>
    /// <exception cref="HttpRequestException">The server cannot be reached.</exception>
    public async Task<ModelMetadata> GetModelAsync(string model, string? version = null, CancellationToken token = default)
    {
        using HttpResponseMessage response = await SendAsync(new(HttpMethod.Get, PathOf(model, version)), token).ConfigureAwait(false);
        return await ReadAsync(response, static (body, _) => AnswerReader.Model(body), token).ConfigureAwait(false);
    }

    /// <summary>Asks a model.</summary>
    /// <param name="model">Its name.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="options">What is asked for, and how fast; all outputs and the server's times if null.</param>
    /// <param name="token">Ends the call, and on a server that notices it the work as well.</param>
    /// <exception cref="InferenceException">The server refuses or fails. Its message is the server's own, and <see cref="InferenceException.RetryAfter"/> says whether and
    /// when it is worth trying again.</exception>
    /// <exception cref="HttpRequestException">The server cannot be reached.</exception>
    /// <exception cref="ArgumentException">An input has a value that is not a number, and the server takes JSON only.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled, or the HTTP client's own time is over.</exception>
    /// <remarks>The first call also asks the server what it can (<see cref="GetServerAsync"/>).</remarks>
    public async Task<InferenceResult> InferAsync(string model, IReadOnlyList<InferenceInput> inputs, InferenceOptions? options = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        options ??= new InferenceOptions();
        string path = PathOf(model, options.Version) + "/infer";
        if (_encoding == TensorEncoding.Unknown) _encoding = await AskEncodingAsync(token).ConfigureAwait(false);
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = RequestContent.Of(inputs, options, isBinary: _encoding == TensorEncoding.Bytes) };
        using HttpResponseMessage response = await SendAsync(request, token).ConfigureAwait(false);
        return await ReadAsync(response, AnswerReader.Result, token).ConfigureAwait(false);
    }

    // A gateway that hides what the server says of itself does not say that bytes are not taken.
    private async Task<TensorEncoding> AskEncodingAsync(CancellationToken token)
    {
        try
        {
            return (await GetServerAsync(token).ConfigureAwait(false)).Extensions.Contains(BinaryTensors) ? TensorEncoding.Bytes : TensorEncoding.Json;
        }
        catch (InferenceException exception) when (exception.RetryAfter is null)
        {
            return TensorEncoding.Bytes;
        }
    }

    private static string PathOf(string model, string? version)
    {
        ArgumentException.ThrowIfNullOrEmpty(model);
        return $"v2/models/{Uri.EscapeDataString(model)}{(version is null ? "" : "/versions/" + Uri.EscapeDataString(version))}";
    }

    private async Task<bool> IsAsync(string path, CancellationToken token)
    {
        using HttpResponseMessage response = await _http.GetAsync(new Uri(path, UriKind.Relative), token).ConfigureAwait(false);
        return response.IsSuccessStatusCode;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
    {
        HttpResponseMessage response = await _http.SendAsync(request, token).ConfigureAwait(false);
        if (response.IsSuccessStatusCode) return response;
        using (response)
        {
            string body = await response.Content.ReadAsStringAsync(token).ConfigureAwait(false);
            throw new InferenceException(AnswerReader.Error(body) ?? $"The server answered {(int)response.StatusCode} {response.ReasonPhrase}.", response.StatusCode, RetryOf(response));
        }
    }

    private static TimeSpan? RetryOf(HttpResponseMessage response) => response.Headers.RetryAfter?.Delta
        ?? (response.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests ? TimeSpan.Zero : null);

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, Func<ReadOnlyMemory<byte>, HttpResponseMessage, T> read, CancellationToken token)
    {
        byte[] body = await response.Content.ReadAsByteArrayAsync(token).ConfigureAwait(false);
        try
        {
            return read(body, response);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or KeyNotFoundException or InvalidOperationException or OverflowException)
        {
            throw new InferenceException($"The server's answer is not one of the Open Inference Protocol v2: {exception.Message}", response.StatusCode, retryAfter: null);
        }
    }
}
