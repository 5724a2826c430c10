namespace InceptionGen.Hosting;

/// <summary>A class that a network sees in a photo.</summary>
/// <param name="Class">Its place among the network's outputs, from 0.</param>
/// <param name="Label">What it is called; null if neither the options nor the table say.</param>
/// <param name="Confidence">The network's output: a probability, if it ends in a softmax or sigmoid.</param>
public sealed record Prediction(int Class, string? Label, float Confidence);
