namespace InceptionGen.Client;

/// <summary>A class that a model sees in an image.</summary>
/// <param name="Value">The output's value for it: mostly a probability.</param>
/// <param name="Index">Its place among the output's values, from 0.</param>
/// <param name="Label">What it is called; empty if the server does not say.</param>
public sealed record InferenceClass(float Value, int Index, string Label);
