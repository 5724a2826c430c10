using System;
using System.Threading.Tasks;
using InceptionGen.AspNetCore;
using InceptionGen.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Serves hosted models over HTTP.</summary>
public static class OpenInferenceEndpointExtensions
{
    /// <summary>Maps the Open Inference Protocol v2 under /v2, with the extensions for binary tensors, classification, scheduling, statistics, configuration and the
    /// repository. Its answer to whatever goes wrong is <c>{"error": "..."}</c>.</summary>
    /// <param name="endpoints">The program.</param>
    /// <param name="configure">Limits; the usual ones if null.</param>
    /// <returns>All endpoints, for authorization or <c>RequireRateLimiting</c>.</returns>
    public static IEndpointConventionBuilder MapOpenInference(this IEndpointRouteBuilder endpoints, Action<OpenInferenceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var options = new OpenInferenceOptions();
        configure?.Invoke(options);
        ModelRegistry registry = endpoints.ServiceProvider.GetRequiredService<ModelRegistry>();
        RouteGroupBuilder group = endpoints.MapGroup("/v2");

        group.MapGet("", (RequestDelegate)ServerEndpoints.MetadataAsync);
        group.MapGet("/health/live", (RequestDelegate)ServerEndpoints.LiveAsync);
        group.MapGet("/health/ready", context => ServerEndpoints.ReadyAsync(context, registry));
        group.MapGet("/models", context => ServerEndpoints.ModelsAsync(context, registry));
        group.MapGet("/models/stats", context => ServerEndpoints.StatisticsAsync(context, registry.Models));
        group.MapPost("/repository/index", context => ServerEndpoints.IndexAsync(context, registry));
        foreach (string path in (string[])["/models/{model}", "/models/{model}/versions/{version}"])
        {
            group.MapGet(path, OfModel(registry, ModelEndpoints.MetadataAsync));
            group.MapGet(path + "/ready", OfModel(registry, (context, model) => ModelEndpoints.ReadyAsync(context, model, registry.IsStopping)));
            group.MapGet(path + "/config", OfModel(registry, ModelEndpoints.ConfigAsync));
            group.MapGet(path + "/stats", OfModel(registry, static (context, model) => ServerEndpoints.StatisticsAsync(context, [model])));
            group.MapPost(path + "/infer", OfModel(registry, (context, model) => InferEndpoint.AnswerAsync(context, model, options)));
        }

        group.MapPost("/repository/models/{model}/load", OfModel(registry, (context, model) => Controlled(options, () => ModelEndpoints.LoadAsync(context, model))));
        group.MapPost("/repository/models/{model}/unload", OfModel(registry, (context, model) => Controlled(options, () => model.UnloadAsync(context.RequestAborted))));
        return group;
    }

    private static RequestDelegate OfModel(ModelRegistry registry, Func<HttpContext, HostedModel, Task> endpoint) => context => Guarded.RunAsync(context, () =>
    {
        string name = (string)context.Request.RouteValues["model"]!;
        HostedModel model = registry.Find(name) ?? throw new ProtocolException(StatusCodes.Status404NotFound, $"Request for unknown model: '{name}' is not found.");
        return context.Request.RouteValues["version"] is string version && version != ModelEndpoints.Version
            ? throw new ProtocolException(StatusCodes.Status404NotFound, $"Request for unknown model: '{name}' has no version '{version}', only '{ModelEndpoints.Version}'.")
            : endpoint(context, model);
    });

    private static Task Controlled(OpenInferenceOptions options, Func<Task> action) => options.AllowRepositoryControl
        ? action()
        : throw ProtocolException.Invalid($"Explicit model load / unload is not allowed here. The program allows it with OpenInferenceOptions.AllowRepositoryControl.");
}
