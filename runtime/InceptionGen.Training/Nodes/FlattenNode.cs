using System;
using InceptionGen.Memory;
using InceptionGen.Threading;
using InceptionGen.Training.Maps;

namespace InceptionGen.Training.Nodes;

/// <summary>A map as one pixel, its values in the order C,H,W or H,W,C.</summary>
internal sealed class FlattenNode(FlattenInfo flatten, MapPlace x, MapPlace y, MapPlace? dy, GradientTarget? dx) : TrainingNode
{
    public override void Forward(StepContext step)
    {
        var images = new Images(step.View(x), step.View(y), flatten.ChannelsLast, Direction.Flatten);
        step.Kernels.For(ref images, step.Batch);
    }

    public override void Backward(StepContext step)
    {
        if (dx is null) return;
        var images = new Images(dx.View(step), step.View(dy!), flatten.ChannelsLast, dx.IsFirst ? Direction.Restore : Direction.AddRestored);
        step.Kernels.For(ref images, step.Batch);
    }

    private enum Direction
    {
        Flatten,
        Restore,
        AddRestored,
    }

    private readonly unsafe struct Images(MapView map, MapView vector, bool channelsLast, Direction direction) : IParallelBody
    {
        public void Run(int item, int thread)
        {
            int pixels = map.Height * map.Width, channels = map.ChannelCount;
            float* flat = vector.Data + ((long)item * vector.PixelStride);
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                float* values = map.Data + ((((long)item * pixels) + pixel) * map.PixelStride);
                for (int c = 0; c < channels; c++)
                {
                    float* place = flat + (channelsLast ? ((long)pixel * channels) + c : ((long)c * pixels) + pixel);
                    if (direction == Direction.Flatten) *place = values[c];
                    else values[c] = direction == Direction.Restore ? *place : values[c] + *place;
                }
            }
        }
    }
}
