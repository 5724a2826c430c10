using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace InceptionGen.Client;

/// <summary>The protocol's types, and their bytes: little-endian.</summary>
internal static class Datatypes
{
    public const string Bytes = "BYTES";

    private static readonly Dictionary<Type, string> Names = new()
    {
        [typeof(bool)] = "BOOL",
        [typeof(byte)] = "UINT8",
        [typeof(ushort)] = "UINT16",
        [typeof(uint)] = "UINT32",
        [typeof(ulong)] = "UINT64",
        [typeof(sbyte)] = "INT8",
        [typeof(short)] = "INT16",
        [typeof(int)] = "INT32",
        [typeof(long)] = "INT64",
        [typeof(Half)] = "FP16",
        [typeof(float)] = "FP32",
        [typeof(double)] = "FP64",
    };

    /// <summary>What the protocol calls a type.</summary>
    /// <exception cref="ArgumentException">It has no such type.</exception>
    public static string NameOf(Type type) => Names.TryGetValue(type, out string? name)
        ? name
        : throw new ArgumentException($"The protocol has no type for {type.Name}. It has: {string.Join(", ", Names.Values)}.", nameof(type));

    /// <summary>How many bytes a value has; null for those whose length varies, and for types of later versions.</summary>
    public static int? SizeOf(string datatype) => datatype switch
    {
        "BOOL" or "UINT8" or "INT8" => 1,
        "UINT16" or "INT16" or "FP16" or "BF16" => 2,
        "UINT32" or "INT32" or "FP32" => 4,
        "UINT64" or "INT64" or "FP64" => 8,
        _ => null,
    };

    /// <summary>The bytes of numbers.</summary>
    public static byte[] ToLittleEndian<T>(T[] values)
        where T : unmanaged
    {
        byte[] bytes = MemoryMarshal.AsBytes<T>(values).ToArray();
        Turn(bytes, Unsafe.SizeOf<T>());
        return bytes;
    }

    /// <summary>The numbers of bytes.</summary>
    public static T[] FromLittleEndian<T>(ReadOnlySpan<byte> bytes)
        where T : unmanaged
    {
        byte[] copy = bytes.ToArray();
        Turn(copy, Unsafe.SizeOf<T>());
        return MemoryMarshal.Cast<byte, T>(copy).ToArray();
    }

    private static void Turn(Span<byte> bytes, int size)
    {
        if (BitConverter.IsLittleEndian || size == 1) return;
        for (; !bytes.IsEmpty; bytes = bytes[size..]) bytes[..size].Reverse();
    }
}
