using System;

namespace InceptionGen.AspNetCore;

/// <summary>Divides the bytes after the JSON among the inputs, in their order.</summary>
internal static class BinaryTensors
{
    /// <summary>Gives each input its bytes.</summary>
    /// <exception cref="ProtocolException">They are more or fewer than the inputs say, or an input has values in the JSON as well.</exception>
    public static void Assign(InferRequest request, ReadOnlyMemory<byte> bytes)
    {
        foreach (InputTensor input in request.Inputs)
        {
            if (input.BinarySize is not { } size) continue;
            if (size < 0 || size > bytes.Length) throw ProtocolException.Invalid($"Input '{input.Name}' says that it has {size} bytes after the JSON; {bytes.Length} are left.");
            if (input.Contents is not null) throw ProtocolException.Invalid($"Input '{input.Name}' has both 'data' and 'binary_data_size'.");
            input.Contents = new BinaryContents(bytes[..(int)size]);
            bytes = bytes[(int)size..];
        }

        if (!bytes.IsEmpty) throw ProtocolException.Invalid($"{bytes.Length} bytes after the JSON belong to no input: say 'binary_data_size'.");
    }
}
