using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace InceptionGen.Tool.Tests.Importing;

/// <summary>Writes a functional model as Keras 2 or Keras 3 describes it.</summary>
/// <param name="version">2 or 3: what a layer reads is written in different ways.</param>
internal sealed partial class KerasJson(int version)
{
    private readonly List<string> _layers = [];
    private int _made;

    public string Input(params int[] shape)
    {
        string dimensions = string.Join(',', shape.Select(side => side == 0 ? "null" : side.ToString(System.Globalization.CultureInfo.InvariantCulture)).Prepend("null"));
        string key = version == 2 ? "batch_input_shape" : "batch_shape";
        _layers.Add($$"""{"class_name":"InputLayer","name":"image","config":{"{{key}}":[{{dimensions}}],"name":"image"},"inbound_nodes":[]}""");
        return "image";
    }

    /// <summary>Adds a layer, and gives its name.</summary>
    /// <param name="config">The members of its config: "units":5.</param>
    public string Layer(string type, string config, params string[] inputs) => Named($"{SmallLetters().Replace(type, "$1_$2").ToLowerInvariant()}_{++_made}", type, config, inputs);

    public string Named(string name, string type, string config, params string[] inputs)
    {
        string members = config.Length == 0 ? "" : "," + config;
        _layers.Add($$"""{"class_name":"{{type}}","name":"{{name}}","config":{"name":"{{name}}"{{members}}},"inbound_nodes":[{{Call(inputs)}}]}""");
        return name;
    }

    /// <summary>Convolution, batch norm without gamma, and relu, as Keras' Inception v3 makes them.</summary>
    public string Block(string input, int filters, int height, int width, string more = "\"padding\":\"same\"")
    {
        string kernel = Layer("Conv2D", $"\"filters\":{filters},\"kernel_size\":[{height},{width}],\"use_bias\":false,{more}", input);
        return Layer("Activation", "\"activation\":\"relu\"", Layer("BatchNormalization", "\"axis\":[3],\"epsilon\":0.001,\"scale\":false", kernel));
    }

    /// <summary>A model's object: "class_name" and "config".</summary>
    public string Model(params string[] outputs)
    {
        string ends = string.Join(',', outputs.Select(output => $"[\"{output}\",0,0]"));
        (string first, string last) = version == 2 ? ("[[\"image\",0,0]]", $"[{ends}]") : ("[\"image\",0,0]", outputs.Length == 1 ? ends : $"[{ends}]");
        return $$"""{"class_name":"Functional","config":{"name":"m","layers":[{{string.Join(',', _layers)}}],"input_layers":{{first}},"output_layers":{{last}}},"keras_version":"{{version}}.1.0"}""";
    }

    // As Keras calls layers that nobody named: "batch_normalization_1".
    [GeneratedRegex("([a-z])([A-Z][a-z])")]
    private static partial Regex SmallLetters();

    private string Call(string[] inputs)
    {
        if (version == 2) return "[" + string.Join(',', inputs.Select(input => $$"""["{{input}}",0,0,{}]""")) + "]";

        string tensors = string.Join(',', inputs.Select(input => $$$"""{"class_name":"__keras_tensor__","config":{"shape":[null,1],"dtype":"float32","keras_history":["{{{input}}}",0,0]}}"""));
        return $$$"""{"args":[{{{(inputs.Length == 1 ? tensors : $"[{tensors}]")}}}],"kwargs":{"mask":null}}""";
    }
}
