using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.RateLimiting;
using System.Threading.Tasks;
using InceptionGen.Hosting;
using Microsoft.AspNetCore.Http;

namespace InceptionGen.AspNetCore;

/// <summary>POST /v2/models/M/infer.</summary>
internal static class InferEndpoint
{
    /// <summary>Admits a request before its body is read, reads it, predicts, and answers.</summary>
    public static async Task AnswerAsync(HttpContext context, HostedModel model, OpenInferenceOptions options)
    {
        int? jsonLength = RequestBody.JsonLength(context.Request);
        using RateLimitLease? lease = await Quota.TakeAsync(context, model, options);
        var arrival = new Arrival(model.Options.MaxQueueTime, Bytes: RequestBody.MostBytes(context.Request, options));
        using HostedModel.InferenceRequest admitted = model.Admit(arrival, context.RequestAborted);
        ReadOnlyMemory<byte> body = await RequestBody.ReadAsync(context, options);
        (InferRequest request, ModelImage[] images) = Read(body, jsonLength, model);
        int priority = request.RequirePriority();
        if (request.Priority != 0 || request.Timeout is not null) admitted.Hurry(priority, request.Timeout);

        OutputTensor[] outputs = await Inference.RunAsync(admitted, model, request, images);
        await WriteAsync(context, model, request, [.. outputs.Select(output => new JsonTensor(output, output.Requested.IsBinary ?? (request.HasBinaryOutput || jsonLength == 0)))]);
    }

    private static (InferRequest Request, ModelImage[] Images) Read(ReadOnlyMemory<byte> body, int? jsonLength, HostedModel model)
    {
        if (jsonLength == 0) return (new InferRequest(), InputImages.OfRawBody(body, model));
        if (jsonLength > body.Length) throw ProtocolException.Invalid($"{RequestBody.HeaderLength} is {jsonLength}, and the whole body {body.Length} bytes.");
        int length = jsonLength ?? body.Length;
        InferRequest request = InferRequestReader.Read(body[..length]);
        BinaryTensors.Assign(request, body[length..]);
        return (request, InputImages.Of(request, model));
    }

    private static async Task WriteAsync(HttpContext context, HostedModel model, InferRequest request, JsonTensor[] outputs)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("model_name", model.Name);
            json.WriteString("model_version", ModelVersions.Only);
            if (request.Id is not null) json.WriteString("id", request.Id);
            json.WriteStartArray("outputs");
            foreach (JsonTensor output in outputs) output.Write(json);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        bool isBinary = outputs.Any(output => output.IsBinary);
        if (isBinary) context.Response.Headers[RequestBody.HeaderLength] = body.Length.ToString(CultureInfo.InvariantCulture);
        foreach (JsonTensor output in outputs) output.WriteBinary(body);
        context.Response.ContentType = isBinary ? "application/octet-stream" : "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), context.RequestAborted);
    }
}
