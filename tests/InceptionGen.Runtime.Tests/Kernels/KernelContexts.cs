using InceptionGen.Kernels.Context;

namespace InceptionGen.Runtime.Tests.Kernels;

/// <summary>Contexts for single kernels.</summary>
internal static class KernelContexts
{
    public static KernelContext New(int threads = 1) => new(scratchFloatsPerThread: 0, threads);
}
