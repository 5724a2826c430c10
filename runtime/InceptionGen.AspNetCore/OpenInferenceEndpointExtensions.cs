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
    private static readonly string Get = HttpMethods.Get, Post = HttpMethods.Post;

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

        Map(group, Get, "", ServerEndpoints.MetadataAsync);
        Map(group, Get, "/health/live", ServerEndpoints.LiveAsync);
        Map(group, Get, "/health/ready", context => ServerEndpoints.ReadyAsync(context, registry));
        Map(group, Get, "/models", context => ServerEndpoints.ModelsAsync(context, registry));
        Map(group, Get, "/models/stats", context => ServerEndpoints.StatisticsAsync(context, registry.Models));
        Map(group, Post, "/repository/index", context => ServerEndpoints.IndexAsync(context, registry));
        foreach (string path in (string[])["/models/{model}", "/models/{model}/versions/{version}"])
        {
            Map(group, Get, path, OfModel(registry, ModelEndpoints.MetadataAsync));
            Map(group, Get, path + "/ready", OfModel(registry, (context, model) => ModelEndpoints.ReadyAsync(context, model, registry.IsStopping)));
            Map(group, Get, path + "/config", OfModel(registry, ModelEndpoints.ConfigAsync));
            Map(group, Get, path + "/stats", OfModel(registry, static (context, model) => ServerEndpoints.StatisticsAsync(context, [model])));
            Map(group, Post, path + "/infer", OfModel(registry, (context, model) => InferEndpoint.AnswerAsync(context, model, options)));
        }

        Map(group, Post, "/repository/models/{model}/load", OfModel(registry, (context, model) => ModelEndpoints.LoadAsync(context, model, options)));
        Map(group, Post, "/repository/models/{model}/unload", OfModel(registry, (context, model) => RepositoryControl.UnloadAsync(model, options, context.RequestAborted)));
        group.MapFallback("/{**path}", context => JsonAnswer.ErrorAsync(context, StatusCodes.Status404NotFound, $"The protocol has no path '{context.Request.Path}'."));
        return group;
    }

    private static void Map(RouteGroupBuilder group, string verb, string path, RequestDelegate endpoint)
    {
        group.MapMethods(path, [verb], context => Guarded.RunAsync(context, () => endpoint(context)));

        // Requests of other verbs come to an endpoint that names none.
        group.Map(path, (RequestDelegate)(context =>
        {
            context.Response.Headers.Allow = verb;
            return JsonAnswer.ErrorAsync(context, StatusCodes.Status405MethodNotAllowed, $"'{context.Request.Path}' answers to {verb}, not to {context.Request.Method}.");
        }));
    }

    private static RequestDelegate OfModel(ModelRegistry registry, Func<HttpContext, HostedModel, Task> endpoint) => context =>
        endpoint(context, ModelVersions.Require(registry, (string)context.Request.RouteValues["model"]!, (string?)context.Request.RouteValues["version"]));
}
