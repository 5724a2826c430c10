using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace InceptionGen.Hosting;

/// <summary>Healthy while a model answers. One that goes on with old weights, since the new ones cannot be loaded, is degraded.</summary>
internal sealed class ModelHealthCheck(ModelRegistry registry, string name) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        HostedModel model = registry.Find(name)!;
        if (model.State != ModelState.Ready) return Task.FromResult(new HealthCheckResult(context.Registration.FailureStatus, model.Fault ?? $"{name} is {model.State.ToString().ToLowerInvariant()}"));
        if (registry.IsStopping) return Task.FromResult(new HealthCheckResult(context.Registration.FailureStatus, "the service is stopping"));
        return Task.FromResult(model.Fault is null ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("it goes on with its old weights: " + model.Fault));
    }
}
