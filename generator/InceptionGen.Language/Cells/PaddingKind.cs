namespace InceptionGen.Language.Cells;

internal enum PaddingKind
{
    /// <summary>The declared sizes decide between the papers' rules.</summary>
    AsDeclared,

    /// <summary>Output = ceil(input / stride); an odd total pads one more at the end (TensorFlow's SAME).</summary>
    Same,

    /// <summary>The same output; an odd total pads one more at the start (ONNX's SAME_LOWER).</summary>
    SameLower,

    /// <summary>No padding.</summary>
    Valid,

    /// <summary>(kernel - 1) / 2 on every side, output rounded down (Caffe, PyTorch).</summary>
    Half,

    /// <summary>Explicit amounts.</summary>
    Explicit,
}
