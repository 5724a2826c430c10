using System;
using System.IO;
using System.Net;
using System.Threading.RateLimiting;
using InceptionGen.AspNetCore;
using InceptionGen.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serve.Page;

namespace Serve;

/// <summary>The service: models, endpoints, metrics, photos.</summary>
internal static class Service
{
    /// <summary>Makes it; nothing is loaded before it starts.</summary>
    /// <param name="arguments">What the command line asks for.</param>
    /// <param name="quota">What each client may ask for; null for what the command line says.</param>
    /// <exception cref="InceptionGen.Compilation.TableException">A table has mistakes.</exception>
    /// <exception cref="IOException">A table or the file of labels cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A table or the file of labels may not be read.</exception>
    public static WebApplication Create(Arguments arguments, PartitionedRateLimiter<HttpContext>? quota = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Grpc", LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        ListenAddresses.Use(builder, arguments);
        foreach (ServedModel model in arguments.Models) AddModel(builder.Services, model, arguments);
        builder.Services.Configure<InceptionHostOptions>(options => options.ShutdownDelay = arguments.ShutdownDelay);
        // The delay comes on top of the time in which it finishes what it admitted.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout += arguments.ShutdownDelay);
        quota ??= QuotaOf(arguments);
        Action<OpenInferenceOptions> allow = options => (options.AllowRepositoryControl, options.ClientQuota) = (arguments.AllowsControl, quota);
        builder.Services.AddOpenInferenceGrpc(allow);
        Telemetry.Add(builder);

        WebApplication app = builder.Build();
        app.UsePagePolicy();
        app.UseStaticFiles();
        foreach (string folder in (string[])["photos", "pictures"])
            app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, folder)), RequestPath = "/" + folder });
        app.MapPage(arguments.Models, quota);
        app.MapOpenInference(allow);
        app.MapOpenInferenceGrpc();
        app.MapHealthChecks("/health");
        app.MapPrometheusScrapingEndpoint();
        return app;
    }

    private static PartitionedRateLimiter<HttpContext>? QuotaOf(Arguments arguments)
    {
        if (arguments.Quota is not { } requests) return null;
        TokenBucketRateLimiterOptions bucket = new() { TokenLimit = requests, TokensPerPeriod = requests, ReplenishmentPeriod = TimeSpan.FromSeconds(1) };
        return PartitionedRateLimiter.Create<HttpContext, IPAddress>(context =>
            RateLimitPartition.GetTokenBucketLimiter(context.Connection.RemoteIpAddress ?? IPAddress.None, _ => bucket));
    }

    private static void AddModel(IServiceCollection services, ServedModel model, Arguments arguments)
    {
        string[] labels = arguments.Labels is null ? [] : File.ReadAllLines(arguments.Labels);
        model.Network.Host(services, model.Name, options =>
        {
            (options.Weights, options.SyntheticWeights) = (model.Weights, model.Weights is null);
            (options.MaxQueueTime, options.ReloadOnChange) = (arguments.MaxWait, arguments.Reloads);
            foreach (string label in labels) options.Labels.Add(label);
        }).WithHealthCheck();
    }
}
