using InceptionGen.Training.Maps;

namespace InceptionGen.Training.Graph;

/// <summary>One of a network's outputs: the numbers of its last row before softmax or sigmoid, of which a loss is made.</summary>
/// <param name="Name">The auxiliary classifier's name; empty for the network's own output.</param>
/// <param name="Logits">(N, K).</param>
/// <param name="Gradient">The gradient of the loss with respect to them: (N, K).</param>
internal sealed record LossHead(string Name, MapPlace Logits, MapPlace Gradient)
{
    /// <summary>K: classes, or 1.</summary>
    public int Classes => Logits.Shape.Channels;
}
