using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Client;

/// <summary>An input of a request.</summary>
public sealed class InferenceInput
{
    private InferenceInput(string name, string datatype, IReadOnlyList<long> shape, ReadOnlyMemory<byte> bytes)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        (Name, Datatype, Shape, Bytes) = (name, datatype, shape, bytes);
    }

    /// <summary>What the model calls it.</summary>
    public string Name { get; }

    /// <summary>The protocol's type: FP32, UINT8, BYTES.</summary>
    public string Datatype { get; }

    /// <summary>Its dimensions.</summary>
    public IReadOnlyList<long> Shape { get; }

    internal ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Numbers, row by row.</summary>
    /// <typeparam name="T">float, double, Half, a whole number of 8 to 64 bits, or bool.</typeparam>
    /// <param name="name">What the model calls the input.</param>
    /// <param name="values">As many as the shape says.</param>
    /// <param name="shape">Its dimensions, such as 1, 224, 224, 3.</param>
    /// <exception cref="ArgumentException">There are more or fewer values than the shape says, or the protocol has no such type.</exception>
    public static InferenceInput Of<T>(string name, T[] values, params long[] shape)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(shape);
        long elements = shape.Aggregate(1L, static (product, size) => size < 0 ? throw new ArgumentException("A dimension is negative.", nameof(shape)) : checked(product * size));
        if (elements != values.Length)
            throw new ArgumentException($"Input '{name}' has {values.Length} values; its shape [{string.Join(",", shape)}] has {elements}.", nameof(values));
        return new(name, Datatypes.NameOf(typeof(T)), [.. shape], Datatypes.ToLittleEndian(values));
    }

    /// <summary>Files or texts, a member of the batch each, such as photos for models that decode them.</summary>
    /// <param name="name">What the model calls the input.</param>
    /// <param name="files">Their bytes.</param>
    public static InferenceInput Files(string name, params byte[][] files)
    {
        ArgumentNullException.ThrowIfNull(files);
        byte[] bytes = new byte[files.Sum(file => sizeof(uint) + file.Length)];
        int at = 0;
        foreach (byte[] file in files)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), (uint)file.Length);
            file.CopyTo(bytes, at + sizeof(uint));
            at += sizeof(uint) + file.Length;
        }

        return new(name, Datatypes.Bytes, [files.Length], bytes);
    }
}
