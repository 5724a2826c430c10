using System;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace InceptionGen.AspNetCore;

/// <summary>Answers in JSON, written by hand: the protocol's objects are small, and nothing reflects.</summary>
internal static class JsonAnswer
{
    /// <summary>Answers with an object.</summary>
    public static Task WriteAsync(HttpContext context, int status, Action<Utf8JsonWriter> write) => SendAsync(context, status, json =>
    {
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    });

    /// <summary>Answers with a list.</summary>
    public static Task WriteListAsync(HttpContext context, Action<Utf8JsonWriter> write) => SendAsync(context, StatusCodes.Status200OK, json =>
    {
        json.WriteStartArray();
        write(json);
        json.WriteEndArray();
    });

    /// <summary>Answers with an error.</summary>
    public static Task ErrorAsync(HttpContext context, int status, string message) => WriteAsync(context, status, json => json.WriteString("error", message));

    private static async Task SendAsync(HttpContext context, int status, Action<Utf8JsonWriter> write)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body)) write(json);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), context.RequestAborted);
    }
}
