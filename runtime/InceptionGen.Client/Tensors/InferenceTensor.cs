using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace InceptionGen.Client;

/// <summary>An output of an answer.</summary>
public sealed class InferenceTensor
{
    private readonly ReadOnlyMemory<byte> _bytes;

    internal InferenceTensor(string name, string datatype, IReadOnlyList<long> shape, ReadOnlyMemory<byte> bytes) =>
        (Name, Datatype, Shape, _bytes) = (name, datatype, shape, bytes);

    /// <summary>What the model calls it.</summary>
    public string Name { get; }

    /// <summary>The protocol's type: FP32, INT64, BYTES.</summary>
    public string Datatype { get; }

    /// <summary>Its dimensions; the first is mostly the number of images.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>Its values, row by row.</summary>
    /// <typeparam name="T">The type that <see cref="Datatype"/> names: float for FP32, byte for UINT8, long for INT64.</typeparam>
    /// <exception cref="InvalidOperationException">It has values of another type.</exception>
    public T[] ToArray<T>()
        where T : unmanaged => Datatypes.NameOf(typeof(T)) == Datatype
            ? Datatypes.FromLittleEndian<T>(_bytes.Span)
            : throw new InvalidOperationException($"Output '{Name}' is {Datatype}, not {Datatypes.NameOf(typeof(T))}.");

    /// <summary>Its texts, row by row, where it is BYTES.</summary>
    /// <exception cref="InvalidOperationException">It has numbers, or its bytes are not texts, each with its length before it.</exception>
    public string[] ToTexts()
    {
        if (Datatype != Datatypes.Bytes) throw new InvalidOperationException($"Output '{Name}' is {Datatype}, not {Datatypes.Bytes}.");
        var texts = new List<string>();
        for (ReadOnlySpan<byte> rest = _bytes.Span; !rest.IsEmpty;)
        {
            uint length = rest.Length < sizeof(uint) ? uint.MaxValue : BinaryPrimitives.ReadUInt32LittleEndian(rest);
            if (length > rest.Length - sizeof(uint)) throw new InvalidOperationException($"The bytes of output '{Name}' end within a text.");
            texts.Add(Encoding.UTF8.GetString(rest.Slice(sizeof(uint), (int)length)));
            rest = rest[(sizeof(uint) + (int)length)..];
        }

        return [.. texts];
    }

    /// <summary>The classes of each image, the most likely one first, where <see cref="InferenceOutput.TopClasses"/> asked for them.</summary>
    /// <exception cref="InvalidOperationException">It was asked for its values.</exception>
    public InferenceClass[][] ToClasses()
    {
        InferenceClass[] classes = [.. ToTexts().Select(ClassOf)];
        int images = Shape.Count > 1 ? (int)Shape[0] : 1;
        return images == 0 ? [] : [.. classes.Chunk(Math.Max(1, classes.Length / images))];
    }

    // "0.91:281:tabby"; the name may have colons, and may be missing.
    private InferenceClass ClassOf(string text) =>
        text.Split(':', 3) is [var value, var index, .. var label]
        && float.TryParse(value, CultureInfo.InvariantCulture, out float number)
        && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out int place)
            ? new(number, place, label.FirstOrDefault() ?? "")
            : throw new InvalidOperationException($"Output '{Name}' has '{text}', which names no class. Ask for it with InferenceOutput.TopClasses.");
}
