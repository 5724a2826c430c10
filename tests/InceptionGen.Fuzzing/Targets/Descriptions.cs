using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using InceptionGen.Tool.Commands;
using InceptionGen.Tool.Importing;
using InceptionGen.Tool.Importing.Keras;
using InceptionGen.Tool.Tests.Importing;

namespace InceptionGen.Fuzzing.Targets;

/// <summary>Layers that Keras describes: a table without errors and a names table for it, a list of what either cannot say, or <see cref="ImportException"/> that names the file.</summary>
internal static class Descriptions
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("fuzz").FullName;

    private static readonly string[] Pieces =
    [
        "\"class_name\":", "\"config\":{", "\"layers\":[", "\"name\":", "\"inbound_nodes\":[", "\"input_layers\":", "\"output_layers\":", "\"keras_history\":[", "\"batch_input_shape\":[null,", "\"batch_shape\":",
        "\"Sequential\"", "\"Functional\"", "\"InputLayer\"", "\"Conv2D\"", "\"DepthwiseConv2D\"", "\"SeparableConv2D\"", "\"BatchNormalization\"", "\"Activation\"", "\"ReLU\"", "\"Softmax\"", "\"MaxPooling2D\"",
        "\"AveragePooling2D\"", "\"GlobalAveragePooling2D\"", "\"ZeroPadding2D\"", "\"Concatenate\"", "\"Add\"", "\"Flatten\"", "\"Reshape\"", "\"target_shape\":[-1]", "\"Dense\"", "\"Dropout\"", "\"Rescaling\"", "\"Lambda\"",
        "\"arguments\":{\"scale\":0.2}", "\"filters\":", "\"kernel_size\":", "\"strides\":", "\"padding\":\"same\"", "\"padding\":[[0,1],[1,0]]", "\"groups\":2", "\"depth_multiplier\":2", "\"use_bias\":false", "\"activation\":\"relu\"",
        "\"scale\":false", "\"center\":true", "\"epsilon\":1e-3", "\"axis\":-1", "\"units\":", "\"data_format\":\"channels_first\"", "\"modelTopology\":", "\"model_config\":", "\"weightsManifest\":[]",
        "{", "}", "[", "]", ",", ":", "null", "true", "-1", "0", "1", "2", "1000000", "2147483647", "1e39", "\\u0000", "\\ud800", "*", "{n}", "\"\"", "/", "[sic: x]", "\\n", "#",
    ];

    public static FuzzTarget Keras => new(
        "keras-layers",
        [.. KerasModels.All.Values.SelectMany(model => new[] { model(2), model(3) }).Append(KerasModels.Sequential).Select(Encoding.UTF8.GetBytes)],
        [.. Pieces.Select(Encoding.UTF8.GetBytes)],
        Try);

    private static string? Try(byte[] bytes)
    {
        string file = Path.Combine(Folder, "input.json");
        Overwrite(file, bytes);
        try
        {
            KerasDescription? description = KerasDescription.Find(file);
            if (description is null) return "not a description";

            ImportedNetwork? network = ImportedNetwork.Of(description, file, new ImportOptions(), out IReadOnlyList<Unsayable> unsayable);
            if (network is null) return unsayable.Count > 0 ? unsayable[0].ToString() : throw new InvalidOperationException("There is neither a table nor a reason.");

            NamesChoice byName = NamesChoice.Of(network, description.Model, "input.json", isByOrder: false, default);
            if (byName is { Names: null, Unsayable.Count: 0 }) throw new InvalidOperationException("There is neither a names table nor a reason.");
            NamesChoice.Of(network, description.Model, "input.json", isByOrder: true, default);
            return null;
        }
        catch (ImportException exception) when (exception.Message.Contains(Folder, StringComparison.Ordinal))
        {
            return exception.Message;
        }
    }

    // A file that is emptied first is written to the disk at once by some file systems, which takes longer than reading it.
    private static void Overwrite(string path, byte[] bytes)
    {
        using FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.Write);
        file.Write(bytes);
        file.SetLength(bytes.Length);
    }
}
