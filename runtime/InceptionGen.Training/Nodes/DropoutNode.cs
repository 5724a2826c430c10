using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;
using InceptionGen.Training.Kernels;
using InceptionGen.Training.Maps;
using InceptionGen.Training.Randomness;

namespace InceptionGen.Training.Nodes;

/// <summary>Dropout (Srivastava et al. 2014), inverted: in training some values become zeros and the others grow by 1 / (1 - rate); else nothing is done. Which, is a function of the
/// seed, the step, the row and the value's place, and is computed again for the gradient.</summary>
internal sealed class DropoutNode(int operation, float rate, MapPlace x, MapPlace y, MapPlace? dy, GradientTarget? dx) : TrainingNode
{
    public override void Forward(StepContext step) => Run(step, step.View(x), step.View(y), adds: false);

    public override void Backward(StepContext step)
    {
        if (dx is not null) Run(step, step.View(dy!), dx.View(step), adds: !dx.IsFirst);
    }

    private void Run(StepContext step, MapView from, MapView to, bool adds)
    {
        int rows = to.Batch * to.Height;
        if (step.IsTraining) PixelRows.Run(step.Kernels, new Row(step.Random.For(operation), rate, from, to, adds), rows, to.Width);
        else PixelRows.Run(step.Kernels, new AddScaled(from, to, scale: 1, adds), rows, to.Width);
    }

    private readonly unsafe struct Row(RandomStream random, float rate, MapView from, MapView to, bool adds) : IPixelRow
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<TSimd, TVector>(long firstPixel, int count)
            where TVector : unmanaged
            where TSimd : struct, ISimd<TVector>
        {
            float kept = 1 / (1 - rate);
            for (long pixel = firstPixel; pixel < firstPixel + count; pixel++)
            {
                float* input = from.Data + (pixel * from.PixelStride), output = to.Data + (pixel * to.PixelStride);
                for (int c = 0; c < to.ChannelCount; c++)
                {
                    float value = random.Single((pixel * to.ChannelCount) + c) < rate ? 0 : input[c] * kept;
                    output[c] = adds ? output[c] + value : value;
                }
            }
        }
    }
}
