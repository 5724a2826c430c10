using System;
using System.Buffers.Binary;

namespace InceptionGen.Load.Hostile;

/// <summary>A message as gRPC sends it: whether it is compressed, its length, its bytes.</summary>
internal static class GrpcFrame
{
    private const int Prefix = 5;

    /// <summary>The frame of an uncompressed message.</summary>
    public static byte[] Of(ReadOnlySpan<byte> message)
    {
        byte[] frame = new byte[Prefix + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame.AsSpan(Prefix));
        return frame;
    }
}
