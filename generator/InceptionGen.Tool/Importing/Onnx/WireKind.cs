namespace InceptionGen.Tool.Importing.Onnx;

/// <summary>How a field's value is stored.</summary>
internal enum WireKind
{
    /// <summary>An integer of variable length.</summary>
    Variable = 0,

    EightBytes = 1,

    /// <summary>A length, and as many bytes.</summary>
    Length = 2,

    FourBytes = 5,
}
