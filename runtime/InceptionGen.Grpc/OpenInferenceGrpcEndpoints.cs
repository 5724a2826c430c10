using System;
using InceptionGen.Grpc;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Serves hosted models over gRPC.</summary>
public static class OpenInferenceGrpcEndpoints
{
    internal const string ServiceName = "inference.GRPCInferenceService";

    /// <summary>Maps the Open Inference Protocol v2 (<c>inference.GRPCInferenceService</c>), with Triton's calls for streams, configuration, statistics and the
    /// repository, and gRPC's health checks (<c>grpc.health.v1.Health</c>). They need HTTP/2: without TLS, a port of their own whose protocols are
    /// <c>HttpProtocols.Http2</c>.</summary>
    /// <param name="endpoints">The program.</param>
    /// <returns>The calls of the protocol, for authorization or <c>RequireRateLimiting</c>. Health checks are open.</returns>
    /// <exception cref="InvalidOperationException"><see cref="OpenInferenceGrpcServices.AddOpenInferenceGrpc"/> was not called.</exception>
    public static GrpcServiceEndpointConventionBuilder MapOpenInferenceGrpc(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        if (endpoints.ServiceProvider.GetService<ServiceOptions>() is null)
            throw new InvalidOperationException("Call services.AddOpenInferenceGrpc() before MapOpenInferenceGrpc().");
        endpoints.MapGrpcHealthChecksService();
        GrpcServiceEndpointConventionBuilder service = endpoints.MapGrpcService<OpenInferenceService>();
        service.WithMetadata(new NoBodyLimit());
        return service;
    }

    // gRPC refuses a message that is too long when it has read its length. Kestrel's own limit of 30 MB would end one that the options allow.
    private sealed class NoBodyLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => null;
    }
}
