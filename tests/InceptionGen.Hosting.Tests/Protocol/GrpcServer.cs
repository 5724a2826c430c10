using System;
using System.Linq;
using System.Threading.Tasks;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using InceptionGen.AspNetCore;
using InceptionGen.Grpc.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace InceptionGen.Hosting.Tests.Protocol;

/// <summary>The model "tiny" over gRPC, on a socket of this machine.</summary>
internal sealed class GrpcServer : IAsyncDisposable
{
    /// <summary>A photo of one pixel, as a file.</summary>
    public static readonly byte[] Pixel = Convert.FromBase64String("UDYgMSAxIDI1NQphYmM=");

    private readonly WebApplication _app;

    private GrpcServer(WebApplication app)
    {
        _app = app;
        Channel = GrpcChannel.ForAddress(app.Urls.Single());
        Client = new(Channel);
    }

    public GrpcChannel Channel { get; }

    public GRPCInferenceService.GRPCInferenceServiceClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public HostedModel Model => _app.Services.GetRequiredService<ModelRegistry>().Find("tiny")!;

    public static async Task<GrpcServer> StartAsync(Action<OpenInferenceOptions>? configure = null, Action<InceptionOptions>? model = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddInception<Tiny>("tiny", options =>
        {
            (options.SyntheticWeights, options.MaxBatch) = (true, 4);
            foreach (string label in (string[])["cat", "dog", "fox", "owl"]) options.Labels.Add(label);
            model?.Invoke(options);
        });
        builder.Services.AddOpenInferenceGrpc(configure);
        WebApplication app = builder.Build();
        app.MapOpenInferenceGrpc();
        await app.StartAsync();
        return new(app);
    }

    /// <summary>A request about pixels, as bytes.</summary>
    public static ModelInferRequest Raw(byte[] rgb, long images = 1) => new()
    {
        ModelName = "tiny",
        Inputs = { new ModelInferRequest.Types.InferInputTensor { Name = "input", Datatype = "UINT8", Shape = { images, 17, 17, 3 } } },
        RawInputContents = { ByteString.CopyFrom(rgb) },
    };

    /// <summary>A request about a photo of one pixel.</summary>
    public static ModelInferRequest Photo() => new()
    {
        ModelName = "tiny",
        Inputs = { new ModelInferRequest.Types.InferInputTensor { Name = "input", Datatype = "BYTES", Shape = { 1 }, Contents = new() { BytesContents = { ByteString.CopyFrom(Pixel) } } } },
    };

    public static async Task<RpcException> RequireErrorAsync(Task call, StatusCode status, string message)
    {
        RpcException exception = await Assert.ThrowsAsync<RpcException>(() => call);
        Assert.True(status == exception.StatusCode, exception.Status.ToString());
        Assert.Contains(message, exception.Status.Detail, StringComparison.Ordinal);
        return exception;
    }

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
