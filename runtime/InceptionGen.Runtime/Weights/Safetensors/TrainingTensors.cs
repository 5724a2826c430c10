namespace InceptionGen.Weights.Safetensors;

/// <summary>What InceptionGen.Training keeps in a checkpoint beside the weights: what the optimizer keeps, for example. It is not part of the model.</summary>
internal static class TrainingTensors
{
    /// <summary>What the names of such tensors begin with.</summary>
    public const string Prefix = "InceptionGen.Training/";
}
