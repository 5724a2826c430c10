using System.Threading;
using System.Threading.Tasks;
using InceptionGen.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace InceptionGen.Grpc;

/// <summary>Whether all models can be asked, so that probes over gRPC know it also where no model has a health check of its own.</summary>
internal sealed class ReadinessCheck(ModelRegistry registry) : IHealthCheck
{
    /// <summary>What it is called among the program's checks.</summary>
    public const string Name = "inference";

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken token = default) =>
        Task.FromResult(registry.IsReady ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Not all models are ready."));
}
