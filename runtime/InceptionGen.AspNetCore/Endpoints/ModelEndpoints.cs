using System.Text.Json;
using System.Threading.Tasks;
using InceptionGen.Hosting;
using Microsoft.AspNetCore.Http;

namespace InceptionGen.AspNetCore;

/// <summary>What is said of one model, and what is done with it.</summary>
internal static class ModelEndpoints
{
    /// <summary>GET /v2/models/M.</summary>
    public static Task MetadataAsync(HttpContext context, HostedModel model) => JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
    {
        json.WriteString("name", model.Name);
        WriteVersions(json);
        json.WriteString("platform", ServerEndpoints.Name);
        json.WriteStartArray("inputs");
        MapShape input = model.Description.Input;
        WriteTensor(json, InputImages.Name, "UINT8", [-1, input.Height, input.Width, input.Channels]);
        json.WriteEndArray();
        json.WriteStartArray("outputs");
        foreach (ModelOutput output in model.UsualOutputs) WriteTensor(json, output.Name, "FP32", [-1, .. output.Dimensions]);
        json.WriteEndArray();
    });

    /// <summary>GET /v2/models/M/config: what Triton's clients ask for beside the metadata.</summary>
    public static Task ConfigAsync(HttpContext context, HostedModel model) => JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
    {
        json.WriteString("name", model.Name);
        json.WriteString("platform", ServerEndpoints.Name);
        json.WriteNumber("max_batch_size", model.Options.MaxBatch);
        json.WriteStartArray("input");
        MapShape input = model.Description.Input;
        WriteConfigTensor(json, InputImages.Name, "TYPE_UINT8", [input.Height, input.Width, input.Channels], "FORMAT_NHWC");
        json.WriteEndArray();
        json.WriteStartArray("output");
        foreach (ModelOutput output in model.UsualOutputs) WriteConfigTensor(json, output.Name, "TYPE_FP32", output.Dimensions, null);
        json.WriteEndArray();
    });

    /// <summary>GET /v2/models/M/ready.</summary>
    public static Task ReadyAsync(HttpContext context, HostedModel model, bool isStopping)
    {
        bool isReady = model.State == ModelState.Ready && !isStopping;
        if (!isReady) return JsonAnswer.ErrorAsync(context, StatusCodes.Status503ServiceUnavailable, $"Model '{model.Name}' is not ready. {model.Fault}".TrimEnd());
        return JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            json.WriteString("name", model.Name);
            json.WriteBoolean("ready", true);
        });
    }

    /// <summary>POST /v2/repository/models/M/load.</summary>
    /// <exception cref="ProtocolException">Clients may not, the weights cannot be loaded, or the request brings its own.</exception>
    public static async Task LoadAsync(HttpContext context, HostedModel model, OpenInferenceOptions options)
    {
        RepositoryControl.Require(options);
        LoadRequest.RequirePlain(await RequestBody.ReadAsync(context, options));
        await RepositoryControl.LoadAsync(model, options, context.RequestAborted);
    }

    /// <summary>The members of a model's statistics.</summary>
    public static void WriteStatistics(Utf8JsonWriter json, HostedModel model)
    {
        ModelStatistics.Snapshot now = model.Statistics.Now;
        json.WriteStartObject();
        json.WriteString("name", model.Name);
        json.WriteString("version", ModelVersions.Only);
        json.WriteNumber("last_inference", now.LastInference?.ToUnixTimeMilliseconds() ?? 0);
        json.WriteNumber("inference_count", now.Images);
        json.WriteNumber("execution_count", now.Images);
        json.WriteStartObject("inference_stats");
        WriteTotal(json, "success", now.Success);
        WriteTotal(json, "fail", now.Fail);
        WriteTotal(json, "queue", now.Queue);
        WriteTotal(json, "compute_input", now.Input);
        WriteTotal(json, "compute_infer", now.Infer);
        WriteTotal(json, "compute_output", now.Output);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteTotal(Utf8JsonWriter json, string name, ModelStatistics.Total total)
    {
        json.WriteStartObject(name);
        json.WriteNumber("count", total.Count);
        json.WriteNumber("ns", total.Nanoseconds);
        json.WriteEndObject();
    }

    private static void WriteVersions(Utf8JsonWriter json)
    {
        json.WriteStartArray("versions");
        json.WriteStringValue(ModelVersions.Only);
        json.WriteEndArray();
    }

    private static void WriteTensor(Utf8JsonWriter json, string name, string datatype, long[] shape)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("datatype", datatype);
        WriteShape(json, "shape", shape);
        json.WriteEndObject();
    }

    private static void WriteConfigTensor(Utf8JsonWriter json, string name, string type, long[] dimensions, string? format)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("data_type", type);
        if (format is not null) json.WriteString("format", format);
        WriteShape(json, "dims", dimensions);
        json.WriteEndObject();
    }

    private static void WriteShape(Utf8JsonWriter json, string name, long[] shape)
    {
        json.WriteStartArray(name);
        foreach (long size in shape) json.WriteNumberValue(size);
        json.WriteEndArray();
    }
}
