using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using InceptionGen.Hosting;

namespace InceptionGen.AspNetCore;

/// <summary>What is done with a request once it was admitted and read, whichever way it came.</summary>
internal static class Inference
{
    /// <summary>Predicts.</summary>
    /// <param name="admitted">The request's place.</param>
    /// <param name="model">Whom it asks.</param>
    /// <param name="request">What it asks for.</param>
    /// <param name="images">Its images.</param>
    /// <returns>The outputs that it asks for, in its order.</returns>
    /// <exception cref="ProtocolException">The model has no such output, or one is requested twice.</exception>
    /// <exception cref="InferenceRejectedException">Its time was over, or the service stopped.</exception>
    /// <exception cref="OperationCanceledException">Whoever asked has left.</exception>
    /// <exception cref="Imaging.ImageException">A photo is damaged.</exception>
    public static async Task<OutputTensor[]> RunAsync(HostedModel.InferenceRequest admitted, HostedModel model, InferRequest request, ModelImage[] images)
    {
        RequestedOutput[] requested = Requested(request, model);
        ModelOutput[] outputs = [.. requested.Select(output => model.Outputs.First(known => known.Name == output.Name))];
        float[][] values = await admitted.RunAsync(images, outputs);
        return [.. requested.Select((output, index) => new OutputTensor(output, outputs[index], model, values[index]))];
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
}
