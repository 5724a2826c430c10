using System.Collections.Generic;
using System.Reflection;
using System.Threading.Tasks;
using InceptionGen.Hosting;
using Microsoft.AspNetCore.Http;

namespace InceptionGen.AspNetCore;

/// <summary>What is said of the server and of all models.</summary>
internal static class ServerEndpoints
{
    /// <summary>What the server calls itself.</summary>
    public const string Name = "inceptiongen";

    /// <summary>What it can beyond the protocol.</summary>
    public static readonly string[] Extensions = ["binary_tensor_data", "classification", "model_configuration", "model_repository", "schedule_policy", "statistics"];

    /// <summary>Its version.</summary>
    public static readonly string ServerVersion =
        typeof(ServerEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>GET /v2.</summary>
    public static Task MetadataAsync(HttpContext context) => JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
    {
        json.WriteString("name", Name);
        json.WriteString("version", ServerVersion);
        json.WriteStartArray("extensions");
        foreach (string extension in Extensions) json.WriteStringValue(extension);
        json.WriteEndArray();
    });

    /// <summary>GET /v2/health/live.</summary>
    public static Task LiveAsync(HttpContext context) => JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json => json.WriteBoolean("live", true));

    /// <summary>GET /v2/health/ready.</summary>
    public static Task ReadyAsync(HttpContext context, ModelRegistry registry) => registry.IsReady
        ? JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json => json.WriteBoolean("ready", true))
        : JsonAnswer.ErrorAsync(context, StatusCodes.Status503ServiceUnavailable, registry.IsStopping ? "Server exiting" : "Server not ready: not all models are loaded.");

    /// <summary>GET /v2/models.</summary>
    public static Task ModelsAsync(HttpContext context, ModelRegistry registry) => JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
    {
        json.WriteStartArray("models");
        foreach (HostedModel model in registry.Models) json.WriteStringValue(model.Name);
        json.WriteEndArray();
    });

    /// <summary>GET /v2/models/stats, /v2/models/M/stats.</summary>
    public static Task StatisticsAsync(HttpContext context, IEnumerable<HostedModel> models) => JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
    {
        json.WriteStartArray("model_stats");
        foreach (HostedModel model in models) ModelEndpoints.WriteStatistics(json, model);
        json.WriteEndArray();
    });

    /// <summary>POST /v2/repository/index.</summary>
    public static Task IndexAsync(HttpContext context, ModelRegistry registry) => JsonAnswer.WriteListAsync(context, json =>
    {
        foreach (HostedModel model in registry.Models)
        {
            (string state, string reason) = RepositoryControl.StateOf(model);
            json.WriteStartObject();
            json.WriteString("name", model.Name);
            json.WriteString("version", ModelVersions.Only);
            json.WriteString("state", state);
            json.WriteString("reason", reason);
            json.WriteEndObject();
        }
    });
}
