using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Simd;
using InceptionGen.Kernels.Tiles;
using InceptionGen.Threading;

namespace InceptionGen.Kernels.Products;

/// <summary>Fills panels from a kernel whose output channels stand side by side, on all threads.</summary>
internal static unsafe class PanelRepacking<TSimd, TVector>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    // kernel (depth, O) -> panels (O / width, depth, width)
    public static void Run(KernelContext context, PackedPanels<TSimd, TVector> panels, float* kernel)
    {
        var body = new Straight(panels, kernel);
        context.For(ref body, panels.Count);
    }

    // kernel (area, O, C) of a layer with C inputs and O outputs -> panels (O / width, area * C, width), the places of the kernel in reverse
    public static void RunTurned(KernelContext context, PackedPanels<TSimd, TVector> panels, float* kernel, int area)
    {
        var body = new Turned(panels, kernel, area);
        context.For(ref body, panels.Count);
    }

    private readonly struct Straight(PackedPanels<TSimd, TVector> panels, float* kernel) : IParallelBody
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            Panel panel = panels[item];
            float* from = kernel + ((long)item * PackedPanels<TSimd, TVector>.Width), to = panel.Weights;
            for (int row = 0; row < panels.Depth; row++, from += panels.Outputs, to += panel.Width) VectorCopy<TSimd, TVector>.Run(from, to, panel.Columns);
        }
    }

    private readonly struct Turned(PackedPanels<TSimd, TVector> panels, float* kernel, int area) : IParallelBody
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            Panel panel = panels[item];
            int inputs = panels.Depth / area, first = item * PackedPanels<TSimd, TVector>.Width;
            for (int place = 0; place < area; place++)
            {
                float* from = kernel + ((((long)(area - 1 - place) * panels.Outputs) + first) * inputs);
                KernelRows.Transpose(from, inputs, panel.Columns, inputs, panel.Weights + ((long)place * inputs * panel.Width), panel.Width);
            }
        }
    }
}
