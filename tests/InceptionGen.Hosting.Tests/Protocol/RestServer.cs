using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using InceptionGen.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace InceptionGen.Hosting.Tests.Protocol;

/// <summary>A server in memory with the model "tiny", 17x17x3 to four classes.</summary>
internal sealed class RestServer : IAsyncDisposable
{
    public const int Pixels = 17 * 17 * 3;

    /// <summary>An input of one photo, of one pixel.</summary>
    public const string Pixel = "{\"name\":\"input\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"UDYgMSAxIDI1NQphYmM=\"]}";

    private readonly WebApplication _app;

    private RestServer(WebApplication app, HttpClient client) => (_app, Client) = (app, client);

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public HostedModel Model => _app.Services.GetRequiredService<ModelRegistry>().Find("tiny")!;

    public static async Task<RestServer> StartAsync(Action<OpenInferenceOptions>? configure = null, Action<InceptionOptions>? model = null, string[]? labels = null)
    {
        WebApplication app = await StartAsync(builder => builder.WebHost.UseTestServer(), configure, model, labels);
        return new(app, app.GetTestClient());
    }

    /// <summary>The same on a socket of this machine.</summary>
    public static async Task<RestServer> ListenAsync(Action<OpenInferenceOptions>? configure = null, Action<InceptionOptions>? model = null)
    {
        WebApplication app = await StartAsync(builder => builder.WebHost.UseUrls("http://127.0.0.1:0"), configure, model);
        return new(app, new HttpClient { BaseAddress = new(app.Urls.Single()) });
    }

    private static async Task<WebApplication> StartAsync(Action<WebApplicationBuilder> host, Action<OpenInferenceOptions>? configure, Action<InceptionOptions>? model, string[]? labels = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        host(builder);
        builder.Services.AddInception<Tiny>("tiny", options =>
        {
            options.SyntheticWeights = true;
            options.MaxBatch = 4;
            foreach (string label in labels ?? ["cat", "dog", "fox", "owl"]) options.Labels.Add(label);
            model?.Invoke(options);
        });
        WebApplication app = builder.Build();
        app.MapOpenInference(configure);
        await app.StartAsync();
        return app;
    }

    public Task<HttpResponseMessage> PostAsync(string json, string path = "/v2/models/tiny/infer") =>
        Client.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));

    public Task<HttpResponseMessage> PostAsync(string json, byte[] tensors, string? headerLength = null)
    {
        byte[] head = Encoding.UTF8.GetBytes(json);
        var content = new ByteArrayContent([.. head, .. tensors]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var request = new HttpRequestMessage(HttpMethod.Post, "/v2/models/tiny/infer") { Content = content };
        request.Headers.TryAddWithoutValidation("Inference-Header-Content-Length", headerLength ?? FormattableString.Invariant($"{head.Length}"));
        return Client.SendAsync(request);
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        using JsonDocument document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return document.RootElement.Clone();
    }

    public static async Task RequireErrorAsync(HttpResponseMessage response, int status, string message)
    {
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(status == (int)response.StatusCode, $"{(int)response.StatusCode}: {body}");
        using JsonDocument document = JsonDocument.Parse(body);
        Assert.Contains(message, document.RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
