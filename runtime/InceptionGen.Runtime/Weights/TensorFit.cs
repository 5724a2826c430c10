namespace InceptionGen;

/// <summary>Whether a source has a tensor that a table needs.</summary>
public enum TensorFit
{
    /// <summary>It is there, of its shape, and can be read.</summary>
    Fits,

    /// <summary>There is none of its name.</summary>
    Missing,

    /// <summary>It is there, of a shape that the table does not need.</summary>
    OtherShape,

    /// <summary>It is there, and its elements cannot be read as numbers.</summary>
    Unreadable,
}
