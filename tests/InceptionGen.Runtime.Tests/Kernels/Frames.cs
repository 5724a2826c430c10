using InceptionGen.Execution;

namespace InceptionGen.Runtime.Tests.Kernels;

/// <summary>Frames for single operations.</summary>
internal static class Frames
{
    public static Frame New(int batch, int threads = 1, long scratchFloats = 0) => new(batch, mapFloats: 0, scratchFloats, threads);
}
