using System;
using InceptionGen.Threading;
using InceptionGen.Training.Graph;

namespace InceptionGen.Training.Running;

/// <summary>Reads the images of a step, on all threads.</summary>
internal static class BatchReading
{
    /// <summary>Puts images where a graph reads them.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="images">Where they come from.</param>
    /// <param name="order">Which of them.</param>
    /// <param name="epoch">Decides how they are augmented.</param>
    /// <param name="labels">Receives their classes; may be longer.</param>
    public static void Fill(TrainingGraph graph, ImageSource images, ReadOnlySpan<int> order, int epoch, Span<int> labels)
    {
        for (int i = 0; i < order.Length; i++) labels[i] = images.Label(order[i]);
        var body = new Body(graph, images, order, epoch);
        graph.Kernels.For(ref body, order.Length);
    }

    private readonly ref struct Body(TrainingGraph graph, ImageSource images, ReadOnlySpan<int> order, int epoch) : IParallelBody
    {
        private readonly ReadOnlySpan<int> _order = order;

        public void Run(int item, int thread)
        {
            int length = images.Height * images.Width * images.Channels;
            images.Read(_order[item], epoch, graph.Images(_order.Length).Slice(item * length, length));
        }
    }
}
