namespace InceptionGen.Hosting;

/// <summary>Whether a model can be asked.</summary>
public enum ModelState
{
    /// <summary>It was not loaded yet, or was unloaded.</summary>
    Unloaded,

    /// <summary>It is being loaded for the first time.</summary>
    Loading,

    /// <summary>It answers.</summary>
    Ready,

    /// <summary>It could not be loaded.</summary>
    Failed,
}
