using System;
using System.Linq;
using InceptionGen.AspNetCore;
using InceptionGen.Grpc.Protocol;
using InceptionGen.Hosting;

namespace InceptionGen.Grpc;

/// <summary>What is said of one model.</summary>
internal static class ModelMessages
{
    /// <summary>Its inputs and outputs.</summary>
    public static ModelMetadataResponse MetadataOf(HostedModel model)
    {
        MapShape input = model.Description.Input;
        return new()
        {
            Name = model.Name,
            Versions = { ModelVersions.Only },
            Platform = ServerEndpoints.Name,
            Inputs = { Tensor(InputImages.Name, "UINT8", [input.Height, input.Width, input.Channels]) },
            Outputs = { model.UsualOutputs.Select(output => Tensor(output.Name, "FP32", output.Dimensions)) },
        };
    }

    /// <summary>The same as Triton's clients ask for it.</summary>
    public static ModelConfig ConfigOf(HostedModel model)
    {
        MapShape input = model.Description.Input;
        return new()
        {
            Name = model.Name,
            Platform = ServerEndpoints.Name,
            MaxBatchSize = model.Options.MaxBatch,
            Input = { new ModelInput { Name = InputImages.Name, DataType = DataType.TypeUint8, Format = ModelInput.Types.Format.Nhwc, Dims = { input.Height, input.Width, input.Channels } } },
            Output = { model.UsualOutputs.Select(output => new Protocol.ModelOutput { Name = output.Name, DataType = DataType.TypeFp32, Dims = { output.Dimensions } }) },
        };
    }

    /// <summary>What it did.</summary>
    public static Protocol.ModelStatistics StatisticsOf(HostedModel model)
    {
        Hosting.ModelStatistics.Snapshot now = model.Statistics.Now;
        return new()
        {
            Name = model.Name,
            Version = ModelVersions.Only,
            LastInference = (ulong)(now.LastInference?.ToUnixTimeMilliseconds() ?? 0),
            InferenceCount = (ulong)now.Images,
            ExecutionCount = (ulong)now.Images,
            InferenceStats = new()
            {
                Success = Total(now.Success),
                Fail = Total(now.Fail),
                Queue = Total(now.Queue),
                ComputeInput = Total(now.Input),
                ComputeInfer = Total(now.Infer),
                ComputeOutput = Total(now.Output),
            },
        };
    }

    /// <summary>Whether it is loaded.</summary>
    public static RepositoryIndexResponse.Types.ModelIndex IndexOf(HostedModel model)
    {
        (string state, string reason) = RepositoryControl.StateOf(model);
        return new() { Name = model.Name, Version = ModelVersions.Only, State = state, Reason = reason };
    }

    private static ModelMetadataResponse.Types.TensorMetadata Tensor(string name, string datatype, ReadOnlySpan<long> dimensions) =>
        new() { Name = name, Datatype = datatype, Shape = { (long[])[-1, .. dimensions] } };

    private static StatisticDuration Total(Hosting.ModelStatistics.Total total) => new() { Count = (ulong)total.Count, Ns = (ulong)total.Nanoseconds };
}
