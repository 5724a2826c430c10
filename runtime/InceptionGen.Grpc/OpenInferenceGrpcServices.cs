using System;
using InceptionGen.AspNetCore;
using InceptionGen.Grpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What serving hosted models over gRPC needs.</summary>
public static class OpenInferenceGrpcServices
{
    /// <summary>Adds gRPC and its health checks, for <see cref="OpenInferenceGrpcEndpoints.MapOpenInferenceGrpc"/>.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="configure">Limits; the usual ones if null. A client over its quota is answered with RESOURCE_EXHAUSTED.</param>
    public static IServiceCollection AddOpenInferenceGrpc(this IServiceCollection services, Action<OpenInferenceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = new OpenInferenceOptions();
        configure?.Invoke(options);
        services.AddSingleton(new ServiceOptions(options));
        services.AddGrpc().AddServiceOptions<OpenInferenceService>(grpc => grpc.MaxReceiveMessageSize = options.MaxBodyBytes);
        services.TryAddSingleton<ReadinessCheck>();
        services.AddGrpcHealthChecks(health => health.Services.Map(OpenInferenceGrpcEndpoints.ServiceName, check => check.Name == ReadinessCheck.Name))
            .Add(new HealthCheckRegistration(ReadinessCheck.Name, provider => provider.GetRequiredService<ReadinessCheck>(), HealthStatus.Unhealthy, ["ready"]));
        return services;
    }
}
