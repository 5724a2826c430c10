using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Serve;

namespace InceptionGen.Serve.Tests;

/// <summary>The sample with two networks, on a port of its own.</summary>
public sealed class PageServer : IAsyncLifetime
{
    private readonly WebApplication _app = Service.Create(Arguments.Parse(["--model", "googlenet=googlenet", "--model", "torchvision=googlenet_torchvision", "--port", "0", "--max-wait", "60000"]));

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Asks it.</summary>
    public HttpClient Client { get; } = new();

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        Client.BaseAddress = Address = new(_app.Urls.First());
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>Posts a photo as the page's form does.</summary>
    public async Task<(HttpResponseMessage Response, string Body)> AskAsync(string path, byte[] photo, params string[] networks)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(photo), "photo", "photo.jpg" } };
        foreach (string network in networks) form.Add(new StringContent(network), "model");
        HttpResponseMessage response = await Client.PostAsync(path, form);
        return (response, await response.Content.ReadAsStringAsync());
    }
}
