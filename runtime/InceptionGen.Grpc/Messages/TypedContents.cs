using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using InceptionGen.AspNetCore;
using InceptionGen.Grpc.Protocol;

namespace InceptionGen.Grpc;

/// <summary>The values of an input in the field of its type.</summary>
internal sealed class TypedContents(InferTensorContents contents) : TensorContents
{
    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> ReadNumbers(InputTensor input, long elements)
    {
        if (input.Datatype == "FP32")
        {
            RequireCount(input, contents.Fp32Contents.Count, "fp32_contents", elements);
            return MemoryMarshal.AsBytes<float>(contents.Fp32Contents.ToArray()).ToArray();
        }

        RequireCount(input, contents.UintContents.Count, "uint_contents", elements);
        byte[] bytes = new byte[elements];
        for (int i = 0; i < bytes.Length; i++)
        {
            uint value = contents.UintContents[i];
            if (value > byte.MaxValue) throw ProtocolException.Invalid($"Value {i} of input '{input.Name}' cannot be a UINT8.");
            bytes[i] = (byte)value;
        }

        return bytes;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ReadOnlyMemory<byte>> ReadFiles(InputTensor input, long elements)
    {
        RequireCount(input, contents.BytesContents.Count, "bytes_contents", elements);
        return [.. contents.BytesContents.Select(file => file.Memory)];
    }

    private static void RequireCount(InputTensor input, int count, string field, long elements)
    {
        if (count != elements)
            throw ProtocolException.Invalid($"Input '{input.Name}' has {count} values in {field}; its shape {input.ShapeText} of {input.Datatype} has {elements}. Put them there, or all of them into raw_input_contents.");
    }
}
