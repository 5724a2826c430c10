using System.Linq;

namespace InceptionGen.Weights.Keras;

/// <summary>A part of a model: the model itself, a layer, or a list of layers.</summary>
/// <param name="Path">The names of the groups that lead to it, without those of the model's own lists: "functional/conv2d_1".</param>
/// <param name="Name">What it is called in tensors' names: "conv2d_95".</param>
/// <param name="Config">What is known of it.</param>
/// <param name="Class">What Keras calls layers of its class that nobody named, as far as that is known.</param>
/// <param name="IsNamed">Whether the file has its name, instead of only its class and a number.</param>
internal sealed record ModelPart(string Path, string Name, KerasConfig Config, string? Class, bool IsNamed)
{
    private const string Layers = "layers";

    // What TensorFlow 2.12 and 2.13 called the list. It had each layer with weights twice, and both were counted.
    private const string LayersTwice = "_layer_checkpoint_dependencies";

    // A model inside a model gives its layers no other names, in .h5 files neither.
    private static readonly string[] Models = ["functional", "model"];

    /// <summary>Whether the numbers of its members leave some out.</summary>
    public bool HasLayersTwice { get; private init; }

    /// <summary>A whole model.</summary>
    public static ModelPart Model(KerasConfig config) => new("", "", config, Models[0], IsNamed: true);

    /// <summary>A part of this part.</summary>
    /// <param name="key">Its group's name.</param>
    /// <param name="storedName">The name that is kept with its variables, if there is one.</param>
    public ModelPart Member(string key, string? storedName)
    {
        if (key is Layers or LayersTwice) return this with { IsNamed = true, HasLayersTwice = key == LayersTwice };
        KerasConfig config = Config.Layer(key);
        string name = config.Name ?? storedName ?? key;
        string? layerClass = config.LayerClass ?? VariableNames.ClassOf(key) ?? VariableNames.ClassOf(name);
        if (Models.Contains(config.LayerClass ?? ClassCount.Of(key).Class)) return new(Join(Path, key), Name, config, Models[0], IsNamed: true);
        return new(Join(Path, key), Join(Name, name), config, layerClass, config.Name is not null || storedName is not null);
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}/{name}";
}
