using System;
using System.Linq;
using System.Threading.Tasks;
using Grpc.Core;
using InceptionGen.AspNetCore;
using InceptionGen.Grpc.Protocol;
using InceptionGen.Hosting;
using Microsoft.Extensions.Logging;

namespace InceptionGen.Grpc;

/// <summary>The protocol's calls.</summary>
[BindServiceMethod(typeof(CarefulBinding), nameof(CarefulBinding.BindService))]
internal sealed class OpenInferenceService(ModelRegistry registry, ServiceOptions service, ILogger<OpenInferenceService> logger) : GRPCInferenceService.GRPCInferenceServiceBase
{
    private OpenInferenceOptions Options => service.Protocol;

    /// <inheritdoc/>
    public override Task<ServerLiveResponse> ServerLive(ServerLiveRequest request, ServerCallContext context) => Task.FromResult(new ServerLiveResponse { Live = true });

    /// <inheritdoc/>
    public override Task<ServerReadyResponse> ServerReady(ServerReadyRequest request, ServerCallContext context) => Task.FromResult(new ServerReadyResponse { Ready = registry.IsReady });

    /// <inheritdoc/>
    public override Task<ModelReadyResponse> ModelReady(ModelReadyRequest request, ServerCallContext context) => OfModel(request.Name, request.Version, context, model =>
        new ModelReadyResponse { Ready = model.State == ModelState.Ready && !registry.IsStopping });

    /// <inheritdoc/>
    public override Task<ServerMetadataResponse> ServerMetadata(ServerMetadataRequest request, ServerCallContext context) => Task.FromResult(
        new ServerMetadataResponse { Name = ServerEndpoints.Name, Version = ServerEndpoints.ServerVersion, Extensions = { ServerEndpoints.Extensions } });

    /// <inheritdoc/>
    public override Task<ModelMetadataResponse> ModelMetadata(ModelMetadataRequest request, ServerCallContext context) =>
        OfModel(request.Name, request.Version, context, ModelMessages.MetadataOf);

    /// <inheritdoc/>
    public override Task<ModelInferResponse> ModelInfer(ModelInferRequest request, ServerCallContext context) =>
        Refusal.GuardAsync(context, logger, () => Inferring.AnswerAsync(request, context, registry, Options));

    /// <inheritdoc/>
    public override Task ModelStreamInfer(IAsyncStreamReader<ModelInferRequest> requests, IServerStreamWriter<ModelStreamInferResponse> answers, ServerCallContext context) =>
        StreamedAnswers.RunAsync(requests, answers, request => ModelInfer(request, context), registry.Dispatcher.Slots, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ModelConfigResponse> ModelConfig(ModelConfigRequest request, ServerCallContext context) =>
        OfModel(request.Name, request.Version, context, model => new ModelConfigResponse { Config = ModelMessages.ConfigOf(model) });

    /// <inheritdoc/>
    public override Task<ModelStatisticsResponse> ModelStatistics(ModelStatisticsRequest request, ServerCallContext context) => request.Name.Length == 0
        ? Task.FromResult(new ModelStatisticsResponse { ModelStats = { registry.Models.Select(ModelMessages.StatisticsOf) } })
        : OfModel(request.Name, request.Version, context, model => new ModelStatisticsResponse { ModelStats = { ModelMessages.StatisticsOf(model) } });

    /// <inheritdoc/>
    public override Task<RepositoryIndexResponse> RepositoryIndex(RepositoryIndexRequest request, ServerCallContext context) => Task.FromResult(new RepositoryIndexResponse
    {
        Models = { registry.Models.Where(model => !request.Ready || model.State == ModelState.Ready).Select(ModelMessages.IndexOf) },
    });

    /// <inheritdoc/>
    public override Task<RepositoryModelLoadResponse> RepositoryModelLoad(RepositoryModelLoadRequest request, ServerCallContext context) => OfModel(request.ModelName, "", context, async model =>
    {
        RepositoryControl.Require(Options);
        foreach (string parameter in request.Parameters.Keys) LoadRequest.RequireKnown(parameter);
        await RepositoryControl.LoadAsync(model, Options, context.CancellationToken);
        return new RepositoryModelLoadResponse();
    });

    /// <inheritdoc/>
    public override Task<RepositoryModelUnloadResponse> RepositoryModelUnload(RepositoryModelUnloadRequest request, ServerCallContext context) => OfModel(request.ModelName, "", context, async model =>
    {
        await RepositoryControl.UnloadAsync(model, Options, context.CancellationToken);
        return new RepositoryModelUnloadResponse();
    });

    private Task<T> OfModel<T>(string name, string version, ServerCallContext context, Func<HostedModel, T> answer) =>
        OfModel(name, version, context, model => Task.FromResult(answer(model)));

    private Task<T> OfModel<T>(string name, string version, ServerCallContext context, Func<HostedModel, Task<T>> answer) =>
        Refusal.GuardAsync(context, logger, () => answer(ModelVersions.Require(registry, name, version)));
}
