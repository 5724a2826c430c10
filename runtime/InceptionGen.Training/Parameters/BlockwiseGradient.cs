using System;
using InceptionGen.Kernels.Context;
using InceptionGen.Threading;
using InceptionGen.Training.Clipping;

namespace InceptionGen.Training.Parameters;

/// <summary>The gradient of a kernel that no buffer holds. It is computed a block at a time, as often as it is asked for, from what the layer read and from the gradient of what
/// it made: so the optimizer takes a block while it is in the cache.</summary>
/// <remarks>Blocks are the same for any number of threads.</remarks>
internal abstract unsafe class BlockwiseGradient
{
    private readonly double[] _squares;

    /// <param name="items">Items that threads share.</param>
    private protected BlockwiseGradient(int items) => _squares = new double[items];

    /// <summary>Items that threads share: each is some blocks.</summary>
    public int Items => _squares.Length;

    /// <summary>Blocks of an item.</summary>
    public abstract int BlocksOf(int item);

    /// <summary>Prepares the blocks of an item.</summary>
    /// <param name="item">Which.</param>
    /// <param name="scratch">The thread's, which <see cref="Compute"/> then gets.</param>
    public abstract void Begin(int item, float* scratch);

    /// <summary>Computes a block of the item that was begun last.</summary>
    /// <param name="item">The item.</param>
    /// <param name="block">Which of its blocks.</param>
    /// <param name="scratch">The thread's. The next block overwrites this one.</param>
    public abstract GradientBlock Compute(int item, int block, float* scratch);

    /// <summary>The sum of the squares of all numbers, in double. If one of them is not finite, neither is this.</summary>
    public virtual double Square(KernelContext context)
    {
        var body = new Squares(this, context);
        context.For(ref body, Items);
        double sum = 0;
        foreach (double square in _squares) sum += square;
        return sum;
    }

    /// <summary>Computes all of it, for tests.</summary>
    public void CopyTo(KernelContext context, Span<float> gradient)
    {
        for (int item = 0; item < Items; item++)
        {
            Begin(item, context.Scratch(0));
            for (int i = 0; i < BlocksOf(item); i++)
            {
                GradientBlock block = Compute(item, i, context.Scratch(0));
                block.Numbers.CopyTo(gradient[block.Start..]);
            }
        }
    }

    private readonly struct Squares(BlockwiseGradient gradient, KernelContext context) : IParallelBody
    {
        public void Run(int item, int thread)
        {
            float* scratch = context.Scratch(thread);
            gradient.Begin(item, scratch);
            double sum = 0;
            for (int i = 0; i < gradient.BlocksOf(item); i++) sum += GradientNorm.SquareOf(gradient.Compute(item, i, scratch).Numbers);
            gradient._squares[item] = sum;
        }
    }
}
