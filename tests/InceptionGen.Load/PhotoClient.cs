using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;

namespace InceptionGen.Load;

/// <summary>Asks the service about a photo: the whole body is the file.</summary>
internal sealed class PhotoClient(LoadOptions options) : IDisposable
{
    private const string WorkingSet = "dotnet_process_memory_working_set_bytes{";

    private readonly byte[] _photo = File.ReadAllBytes(options.Photo);
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = options.Url, Timeout = TimeSpan.FromMinutes(1) };

    /// <summary>Asks once.</summary>
    /// <param name="meant">When it was meant to be sent, as a timestamp.</param>
    public async Task<Answer> AskAsync(long meant)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v2/models/{options.Model}/infer") { Content = new ByteArrayContent(_photo) };
        request.Headers.Add("Inference-Header-Content-Length", "0");
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

    /// <summary>The service's memory in megabytes, as its metrics tell it; not a number if it has none.</summary>
    public async Task<double> MegabytesAsync()
    {
        using HttpResponseMessage response = await _client.GetAsync(new Uri("/metrics", UriKind.Relative));
        if (!response.IsSuccessStatusCode) return double.NaN;
        string metrics = await response.Content.ReadAsStringAsync();
        string? line = metrics.Split('\n').FirstOrDefault(line => line.StartsWith(WorkingSet, StringComparison.Ordinal));
        return line is null ? double.NaN : double.Parse(line.Split('}')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], CultureInfo.InvariantCulture) / (1 << 20);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
