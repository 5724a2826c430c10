using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using InceptionGen.Tool.Importing;
using InceptionGen.Tool.Importing.Onnx;
using InceptionGen.Tool.Tests.Importing;

namespace InceptionGen.Fuzzing.Targets;

/// <summary>Models of other programs: a table without errors, a list of what a table cannot say, or <see cref="ImportException"/> that names the file.</summary>
internal static class Models
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("fuzz").FullName;

    private static readonly string[] Words =
    [
        "Conv", "Relu", "Concat", "Add", "Mul", "MaxPool", "AveragePool", "GlobalAveragePool", "Reshape", "Transpose", "Pad", "Gemm", "MatMul", "BatchNormalization", "Constant", "ConstantOfShape",
        "Gather", "Slice", "Shape", "Squeeze", "Unsqueeze", "Softmax", "LRN", "Clip", "ReduceMean", "pads", "strides", "kernel_shape", "auto_pad", "SAME_UPPER", "axis", "axes", "perm", "group", "image",
    ];

    public static FuzzTarget Onnx => new(
        "onnx",
        [.. HabitModels.All.Values.Concat(HabitModels.OfBytes.Values.Select(model => model.Model)).Select(model => model()).Where(model => model.Length <= FuzzTarget.LongestInput)],
        [.. Words.Select(Encoding.UTF8.GetBytes), [0x08, 1], [0x12, 4], [0x0A, 2], [0x1A, 0], [0x3A], [0x2A], [0xA0, 0x01, 7], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [0x80]],
        Try);

    private static string? Try(byte[] bytes)
    {
        string file = Path.Combine(Folder, "input.onnx");
        try
        {
            ImportedNetwork? network = ImportedNetwork.Of(OnnxModel.Read(bytes, file), file, new ImportOptions(), out IReadOnlyList<Unsayable> unsayable);
            if (network is not null) return null;
            return unsayable.Count > 0 ? unsayable[0].ToString() : throw new InvalidOperationException("There is neither a table nor a reason.");
        }
        catch (ImportException exception) when (exception.Message.Contains(Folder, StringComparison.Ordinal))
        {
            return exception.Message;
        }
    }
}
