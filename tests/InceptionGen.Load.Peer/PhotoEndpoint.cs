using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Tasks;
using InceptionGen.Imaging;
using Microsoft.AspNetCore.Http;

namespace InceptionGen.Load.Peer;

/// <summary>Answers a body that is a photo with its probabilities, in the protocol's binary form.</summary>
internal static class PhotoEndpoint
{
    /// <summary>Answers.</summary>
    public static async Task AnswerAsync(HttpContext context, OnnxModel model, Slots slots)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        byte[] photo = body.ToArray();
        try
        {
            float[] probabilities = await slots.RunAsync(() => model.Predict(photo), context.RequestAborted);
            int size = probabilities.Length * sizeof(float);
            byte[] json = Encoding.UTF8.GetBytes(FormattableString.Invariant(
                $$$"""{"outputs":[{"name":"probabilities","shape":[1,{{{probabilities.Length}}}],"datatype":"FP32","parameters":{"binary_data_size":{{{size}}}}}]}"""));
            context.Response.ContentType = "application/octet-stream";
            context.Response.ContentLength = json.Length + size;
            context.Response.Headers["Inference-Header-Content-Length"] = FormattableString.Invariant($"{json.Length}");
            await context.Response.Body.WriteAsync(json, context.RequestAborted);
            await context.Response.Body.WriteAsync(MemoryMarshal.AsBytes(probabilities.AsSpan()).ToArray(), context.RequestAborted);
        }
        catch (ImageException exception)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync(exception.Message, context.RequestAborted);
        }
    }
}
