using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Runtime.InteropServices;
using System.Threading.Tasks;

namespace InceptionGen.Load.Asking;

/// <summary>Asks a service about a photo: the whole body is the file.</summary>
internal sealed class PhotoClient(Uri url, LoadOptions options) : IDisposable
{
    private const string HeaderLength = "Inference-Header-Content-Length";

    private readonly byte[] _photo = File.ReadAllBytes(options.Photo);
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = url, Timeout = TimeSpan.FromMinutes(1) };

    /// <summary>Asks once.</summary>
    /// <param name="meant">When it was meant to be sent, as a timestamp.</param>
    public async Task<Answer> AskAsync(long meant)
    {
        using HttpRequestMessage request = Question();
        long sent = Stopwatch.GetTimestamp();
        try
        {
            using HttpResponseMessage response = await _client.SendAsync(request);
            TimeSpan sinceMeant = Stopwatch.GetElapsedTime(meant), sinceSent = Stopwatch.GetElapsedTime(sent);
            bool isExpired = response.StatusCode == HttpStatusCode.ServiceUnavailable && (await response.Content.ReadAsStringAsync()).Contains("expired", StringComparison.Ordinal);
            return new(response.StatusCode, sinceMeant, sinceSent, isExpired);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return new(0, Stopwatch.GetElapsedTime(meant), Stopwatch.GetElapsedTime(sent));
        }
    }

    /// <summary>The numbers of an answer: the only output that was not asked for by name.</summary>
    /// <exception cref="HttpRequestException">It refuses.</exception>
    /// <exception cref="InvalidDataException">Its answer is not in the protocol's binary form.</exception>
    public async Task<float[]> ProbabilitiesAsync()
    {
        using HttpRequestMessage request = Question();
        using HttpResponseMessage response = await _client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        if (!response.Headers.TryGetValues(HeaderLength, out var lengths)) throw new InvalidDataException($"{url} answers without {HeaderLength}.");
        int json = int.Parse(lengths.First(), CultureInfo.InvariantCulture);
        return MemoryMarshal.Cast<byte, float>((await response.Content.ReadAsByteArrayAsync()).AsSpan(json)).ToArray();
    }

    /// <summary>Loads the model again.</summary>
    /// <returns>What is wrong; null if it did.</returns>
    public async Task<string?> ReloadAsync()
    {
        using HttpResponseMessage response = await _client.PostAsync(new Uri($"/v2/repository/models/{options.Model}/load", UriKind.Relative), null);
        return response.IsSuccessStatusCode ? null : await response.Content.ReadAsStringAsync();
    }

    /// <summary>The service's memory in megabytes, as its metrics tell it; not a number if it has none.</summary>
    public async Task<double> MegabytesAsync() => await GaugeAsync("dotnet_process_memory_working_set_bytes") / (1 << 20);

    /// <summary>The sum of a metric over its labels; not a number if the service has none of that name.</summary>
    public async Task<double> GaugeAsync(string name)
    {
        using HttpResponseMessage response = await _client.GetAsync(new Uri("/metrics", UriKind.Relative));
        if (!response.IsSuccessStatusCode) return double.NaN;
        string[] lines = (await response.Content.ReadAsStringAsync()).Split('\n');
        double[] values = [.. lines.Where(line => line.StartsWith(name + "{", StringComparison.Ordinal) || line.StartsWith(name + " ", StringComparison.Ordinal)).Select(Value)];
        return values.Length == 0 ? double.NaN : values.Sum();
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private HttpRequestMessage Question()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/v2/models/{options.Model}/infer") { Content = new ByteArrayContent(_photo) };
        request.Headers.Add(HeaderLength, "0");
        return request;
    }

    // NAME{LABELS} VALUE, or NAME VALUE; a timestamp may follow.
    private static double Value(string line)
    {
        string values = line[((line.Contains('}', StringComparison.Ordinal) ? line.LastIndexOf('}') : line.IndexOf(' ', StringComparison.Ordinal)) + 1)..];
        return double.Parse(values.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], CultureInfo.InvariantCulture);
    }
}
