namespace InceptionGen.AspNetCore;

/// <summary>What the endpoints of the Open Inference Protocol allow.</summary>
public sealed class OpenInferenceOptions
{
    /// <summary>The most bytes of a request's body, also after it was decompressed.</summary>
    public int MaxBodyBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Whether clients may load and unload models. Whoever can reach the service can do it then.</summary>
    public bool AllowRepositoryControl { get; set; }
}
