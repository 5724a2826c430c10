using System;
using System.Linq;
using Google.Protobuf.Collections;
using InceptionGen.AspNetCore;
using InceptionGen.Grpc.Protocol;

namespace InceptionGen.Grpc;

/// <summary>Reads a request.</summary>
internal static class RequestMessage
{
    /// <summary>What it says.</summary>
    /// <exception cref="ProtocolException">It says something that the protocol does not know, or has values in two places.</exception>
    public static InferRequest Read(ModelInferRequest message)
    {
        RequireFew("inputs", message.Inputs.Count);
        RequireFew("outputs", message.Outputs.Count);
        bool isRaw = message.RawInputContents.Count > 0;
        if (isRaw && message.RawInputContents.Count != message.Inputs.Count)
            throw ProtocolException.Invalid($"raw_input_contents has {message.RawInputContents.Count} members for {message.Inputs.Count} inputs. It holds all inputs or none.");

        var request = new InferRequest
        {
            Id = message.Id,
            Priority = Integer(message.Parameters, "priority") ?? 0,
            Timeout = InferRequest.TimeoutOf(Integer(message.Parameters, "timeout") ?? 0),
            HasBinaryOutput = Boolean(message.Parameters, "binary_data_output") ?? isRaw,
        };
        request.Inputs.AddRange(message.Inputs.Select((input, index) => InputOf(input, isRaw ? message.RawInputContents[index].Memory : (ReadOnlyMemory<byte>?)null)));
        request.Outputs.AddRange(message.Outputs.Select(output => new RequestedOutput(
            output.Name, Boolean(output.Parameters, "binary_data"), Integer(output.Parameters, "classification") is { } count ? RequestedOutput.ClassesOf(count) : 0)));
        return request;
    }

    private static InputTensor InputOf(ModelInferRequest.Types.InferInputTensor input, ReadOnlyMemory<byte>? raw)
    {
        if (raw is not null && input.Contents is { } contents && contents.CalculateSize() > 0)
            throw ProtocolException.Invalid($"Input '{input.Name}' has contents, and the request has raw_input_contents. Use one of them.");
        if (input.Shape.Count > InputTensor.MostDimensions) throw ProtocolException.Invalid($"'shape' has more than {InputTensor.MostDimensions} dimensions.");
        return new InputTensor
        {
            Name = input.Name,
            Datatype = input.Datatype,
            Shape = [.. input.Shape],
            Contents = raw is { } bytes ? new BinaryContents(bytes) : new TypedContents(input.Contents ?? new InferTensorContents()),
        };
    }

    private static void RequireFew(string name, int count)
    {
        if (count > InferRequest.MostTensors) throw ProtocolException.Invalid($"'{name}' lists more than {InferRequest.MostTensors} tensors.");
    }

    // Clients of Triton say some numbers without a sign and some with one.
    private static long? Integer(MapField<string, InferParameter> parameters, string name)
    {
        if (!parameters.TryGetValue(name, out InferParameter? parameter)) return null;
        return parameter.ParameterChoiceCase switch
        {
            InferParameter.ParameterChoiceOneofCase.Int64Param => parameter.Int64Param,
            InferParameter.ParameterChoiceOneofCase.Uint64Param => (long)Math.Min(parameter.Uint64Param, long.MaxValue),
            _ => throw ProtocolException.Invalid($"'{name}' is not a whole number."),
        };
    }

    private static bool? Boolean(MapField<string, InferParameter> parameters, string name)
    {
        if (!parameters.TryGetValue(name, out InferParameter? parameter)) return null;
        return parameter.ParameterChoiceCase == InferParameter.ParameterChoiceOneofCase.BoolParam
            ? parameter.BoolParam
            : throw ProtocolException.Invalid($"'{name}' is neither true nor false.");
    }
}
