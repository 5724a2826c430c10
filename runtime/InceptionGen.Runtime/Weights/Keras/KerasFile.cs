using System.IO;
using InceptionGen.Weights.Keras.Hdf5;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.Keras;

/// <summary>A file of Keras: its whole model or its weights (.h5), or weights as Keras 3 keeps them (.weights.h5).</summary>
internal static class KerasFile
{
    private const string WholeModel = "model_weights";
    private const string ModelConfig = "model_config";

    /// <summary>Finds the tensors of a file, layer by layer.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or no file of Keras.</exception>
    public static WeightContents Read(StoredBytes file) => Read(new FileSlice(file), KerasArchive.ConfigBeside(file));

    /// <summary>Finds the tensors of a file that may be a part of another.</summary>
    /// <param name="file">The file.</param>
    /// <param name="config">What is known of the model's layers.</param>
    /// <exception cref="InvalidDataException">It is damaged, or no file of Keras.</exception>
    public static WeightContents Read(FileSlice file, KerasConfig config)
    {
        Hdf5Object root = new Hdf5File(file).Root;
        Hdf5Object layers = root.Find(WholeModel) ?? root;
        if (LayerGroups.AreIn(layers)) return LayerGroups.Read(layers) with { ReadModelConfig = () => root.Texts(ModelConfig) is [var json] ? json : null };
        if (VariableGroups.Read(root, config) is { } contents) return contents;
        throw new InvalidDataException(
            "it has neither the layer_names of a .h5 file nor the variables of a .weights.h5 file: save the weights with model.save_weights(\"model.weights.h5\"), which Keras 2 and Keras 3 do");
    }
}
