namespace InceptionGen.Tool.Commands;

/// <summary>What a network can be exported to. Each has its line in <see cref="ExportRun"/>.</summary>
internal enum ExportFormat
{
    /// <summary>A model for ONNX Runtime and other engines.</summary>
    Onnx,

    /// <summary>A module of PyTorch and a script that trains it.</summary>
    Torch,

    /// <summary>A model of Triton's repository: ONNX, configuration and labels.</summary>
    Triton,
}
