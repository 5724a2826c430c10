using System;
using System.Collections.Generic;
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
        if (request.Priority is < 0 or > Priorities.Lowest)
            throw ProtocolException.Invalid($"'priority' is {request.Priority}; it may be 1 to {Priorities.Lowest}, or 0 for the usual one.");
        if (request.Priority != 0 || request.Timeout is not null) admitted.Hurry(request.Priority == 0 ? Priorities.Default : (int)request.Priority, request.Timeout);

        RequestedOutput[] requested = Requested(request, model);
        ModelOutput[] outputs = [.. requested.Select(output => model.Outputs.First(known => known.Name == output.Name))];
        float[][] values = await admitted.RunAsync(images, outputs);
        await WriteAsync(context, model, request, [.. requested.Select((output, index) =>
            new OutputTensor(output, outputs[index], model, values[index], output.IsBinary ?? (request.HasBinaryOutput || jsonLength == 0)))]);
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

    private static RequestedOutput[] Requested(InferRequest request, HostedModel model)
    {
        if (request.Outputs.Count == 0) return [.. model.UsualOutputs.Select(output => new RequestedOutput(output.Name))];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (RequestedOutput output in request.Outputs)
        {
            if (model.Outputs.All(known => known.Name != output.Name))
                throw ProtocolException.Invalid($"Unexpected inference output '{output.Name}' for model '{model.Name}'. It has: {string.Join(", ", model.Outputs.Select(known => known.Name))}.");
            if (!seen.Add(output.Name)) throw ProtocolException.Invalid($"Output '{output.Name}' is requested twice.");
        }

        return [.. request.Outputs];
    }

    private static async Task WriteAsync(HttpContext context, HostedModel model, InferRequest request, OutputTensor[] outputs)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("model_name", model.Name);
            json.WriteString("model_version", ModelEndpoints.Version);
            if (request.Id is not null) json.WriteString("id", request.Id);
            json.WriteStartArray("outputs");
            foreach (OutputTensor output in outputs) output.Write(json);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        bool isBinary = outputs.Any(output => output.IsBinary);
        if (isBinary) context.Response.Headers[RequestBody.HeaderLength] = body.Length.ToString(CultureInfo.InvariantCulture);
        foreach (OutputTensor output in outputs) output.WriteBinary(body);
        context.Response.ContentType = isBinary ? "application/octet-stream" : "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), context.RequestAborted);
    }
}
