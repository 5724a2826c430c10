namespace InceptionGen;

/// <summary>A feature map's shape as a type, so that stages that do not fit do not compile. Implemented by the generated Map types.</summary>
public interface IFeatureMap
{
    /// <summary>Rows.</summary>
    static abstract int Height { get; }

    /// <summary>Columns.</summary>
    static abstract int Width { get; }

    /// <summary>Channels.</summary>
    static abstract int Channels { get; }
}
