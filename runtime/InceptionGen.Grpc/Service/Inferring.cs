using System;
using System.Threading.RateLimiting;
using System.Threading.Tasks;
using Grpc.Core;
using InceptionGen.AspNetCore;
using InceptionGen.Grpc.Protocol;
using InceptionGen.Hosting;

namespace InceptionGen.Grpc;

/// <summary>Answers a request for an inference.</summary>
internal static class Inferring
{
    /// <summary>Admits it, predicts and answers. It waits no longer than its deadline, its timeout and the model allow.</summary>
    /// <exception cref="ProtocolException">It is wrong.</exception>
    /// <exception cref="InferenceRejectedException">The service is too busy, or the request's time was over.</exception>
    public static async Task<ModelInferResponse> AnswerAsync(ModelInferRequest message, ServerCallContext context, ModelRegistry registry, OpenInferenceOptions options)
    {
        HostedModel model = ModelVersions.Require(registry, message.ModelName, message.ModelVersion);
        using RateLimitLease? lease = await Quota.TakeAsync(context.GetHttpContext(), model, options);
        InferRequest request = RequestMessage.Read(message);
        var arrival = new Arrival(BudgetOf(request, context, model), request.RequirePriority(), message.CalculateSize());
        using HostedModel.InferenceRequest admitted = model.Admit(arrival, context.CancellationToken);
        OutputTensor[] outputs = await Inference.RunAsync(admitted, model, request, InputImages.Of(request, model));
        return AnswerMessage.Of(model.Name, request, outputs);
    }

    private static TimeSpan BudgetOf(InferRequest request, ServerCallContext context, HostedModel model)
    {
        TimeSpan budget = request.Timeout ?? model.Options.MaxQueueTime;
        if (context.Deadline == DateTime.MaxValue) return budget;
        TimeSpan left = context.Deadline - TimeProvider.System.GetUtcNow().UtcDateTime;
        return left < budget ? left : budget;
    }
}
