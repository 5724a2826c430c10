using System;
using System.Collections.Generic;

namespace InceptionGen.Tool.Tests.Importing;

/// <summary>Small models as Keras describes them, each with another part of what is read.</summary>
internal static class KerasModels
{
    /// <summary>Layers in sequence, with an activation in a layer and one of its own.</summary>
    public const string Sequential = """
        {"class_name":"Sequential","keras_version":"2.15.0","config":{"name":"s","layers":[
          {"class_name":"InputLayer","config":{"batch_input_shape":[null,32,32,3],"name":"input_1"}},
          {"class_name":"Conv2D","config":{"name":"first","filters":8,"kernel_size":[3,3],"strides":[2,2],"padding":"same","activation":"relu"}},
          {"class_name":"ZeroPadding2D","config":{"name":"pad","padding":[[0,1],[0,1]]}},
          {"class_name":"Conv2D","config":{"name":"second","filters":16,"kernel_size":3,"padding":"valid","use_bias":true}},
          {"class_name":"ReLU","config":{"name":"act","max_value":null,"negative_slope":0.0,"threshold":0.0}},
          {"class_name":"MaxPooling2D","config":{"name":"pool","pool_size":[2,2],"strides":null,"padding":"valid"}},
          {"class_name":"Flatten","config":{"name":"flatten"}},
          {"class_name":"Dropout","config":{"name":"drop","rate":0.25}},
          {"class_name":"Dense","config":{"name":"classes","units":10,"activation":"softmax"}}]}}
        """;

    /// <summary>By name, of Keras 2 and 3.</summary>
    public static IReadOnlyDictionary<string, Func<int, string>> All { get; } = new Dictionary<string, Func<int, string>>
    {
        ["modules"] = Modules,
        ["residual"] = Residual,
        ["plain"] = Plain,
        ["nested"] = Nested,
    };

    /// <summary>Three modules of Inception v3's form, the last two alike, and a classifier of five logits.</summary>
    public static string Modules(int version)
    {
        KerasJson model = new(version);
        string map = model.Block(model.Input(16, 16, 3), 8, 3, 3, "\"strides\":[2,2],\"padding\":\"valid\"");
        foreach ((string name, int pool) in new[] { ("mixed0", 4), ("mixed1", 8), ("mixed2", 8) })
        {
            string one = model.Block(map, 8, 1, 1), three = model.Block(model.Block(map, 4, 1, 1), 8, 3, 3), split = model.Block(map, 4, 1, 1);
            string pooled = model.Block(model.Layer("AveragePooling2D", "\"pool_size\":[3,3],\"strides\":[1,1],\"padding\":\"same\"", map), pool, 1, 1);
            map = model.Named(name, "Concatenate", "\"axis\":3", one, three, model.Block(split, 4, 1, 3), model.Block(split, 4, 3, 1), pooled);
        }

        return model.Model(model.Layer("Dense", "\"units\":5", model.Layer("GlobalAveragePooling2D", "", map)));
    }

    /// <summary>Keras' Inception v3, with the layers in the order in which Keras makes them.</summary>
    /// <param name="classes">How many there are; 0 for the network without its top, ending in a global pool.</param>
    /// <param name="hasSoftmax">Whether it ends in probabilities.</param>
    public static string InceptionV3(int version, int classes, bool hasSoftmax, int side = 299)
    {
        KerasJson model = new(version);
        const string Valid = "\"padding\":\"valid\"", Halved = "\"strides\":[2,2],\"padding\":\"valid\"";
        string Pooled(string map, int filters) => model.Block(model.Layer("AveragePooling2D", "\"pool_size\":[3,3],\"strides\":[1,1],\"padding\":\"same\"", map), filters, 1, 1);
        string Largest(string map) => model.Layer("MaxPooling2D", "\"pool_size\":[3,3],\"strides\":[2,2]", map);

        string map = model.Block(model.Block(model.Block(model.Input(side, side, 3), 32, 3, 3, Halved), 32, 3, 3, Valid), 64, 3, 3);
        map = Largest(model.Block(model.Block(Largest(map), 80, 1, 1, Valid), 192, 3, 3, Valid));
        for (int index = 0; index < 3; index++)
        {
            string one = model.Block(map, 64, 1, 1), five = model.Block(model.Block(map, 48, 1, 1), 64, 5, 5), three = model.Block(model.Block(model.Block(map, 64, 1, 1), 96, 3, 3), 96, 3, 3);
            map = model.Named($"mixed{index}", "Concatenate", "\"axis\":3", one, five, three, Pooled(map, index == 0 ? 32 : 64));
        }

        string shrunk = model.Block(map, 384, 3, 3, Halved), deep = model.Block(model.Block(model.Block(map, 64, 1, 1), 96, 3, 3), 96, 3, 3, Halved);
        map = model.Named("mixed3", "Concatenate", "\"axis\":3", shrunk, deep, Largest(map));
        foreach ((int index, int c) in new[] { (4, 128), (5, 160), (6, 160), (7, 192) })
        {
            string one = model.Block(map, 192, 1, 1), seven = model.Block(model.Block(model.Block(map, c, 1, 1), c, 1, 7), 192, 7, 1);
            string twice = model.Block(model.Block(model.Block(model.Block(model.Block(map, c, 1, 1), c, 7, 1), c, 1, 7), c, 7, 1), 192, 1, 7);
            map = model.Named($"mixed{index}", "Concatenate", "\"axis\":3", one, seven, twice, Pooled(map, 192));
        }

        shrunk = model.Block(model.Block(map, 192, 1, 1), 320, 3, 3, Halved);
        deep = model.Block(model.Block(model.Block(model.Block(map, 192, 1, 1), 192, 1, 7), 192, 7, 1), 192, 3, 3, Halved);
        map = model.Named("mixed8", "Concatenate", "\"axis\":3", shrunk, deep, Largest(map));
        for (int index = 9; index < 11; index++)
        {
            string one = model.Block(map, 320, 1, 1), three = model.Block(map, 384, 1, 1);
            three = model.Layer("Concatenate", "\"axis\":3", model.Block(three, 384, 1, 3), model.Block(three, 384, 3, 1));
            string twice = model.Block(model.Block(map, 448, 1, 1), 384, 3, 3);
            twice = model.Layer("Concatenate", "\"axis\":3", model.Block(twice, 384, 1, 3), model.Block(twice, 384, 3, 1));
            map = model.Named($"mixed{index}", "Concatenate", "\"axis\":3", one, three, twice, Pooled(map, 192));
        }

        map = model.Named("avg_pool", "GlobalAveragePooling2D", "", map);
        return model.Model(classes == 0 ? map : model.Named("predictions", "Dense", $"\"units\":{classes}{(hasSoftmax ? ",\"activation\":\"softmax\"" : "")}", map));
    }

    /// <summary>A scaled residual module, and batch norm that follows no convolution.</summary>
    public static string Residual(int version)
    {
        KerasJson model = new(version);
        string map = model.Block(model.Input(8, 8, 3), 8, 3, 3);
        string body = model.Layer("Concatenate", "\"axis\":-1", model.Block(map, 4, 1, 1), model.Block(model.Block(map, 4, 1, 1), 4, 3, 3));
        string sum = model.Named("block1", "CustomScaleLayer", "\"scale\":0.17", map, model.Layer("Conv2D", "\"filters\":8,\"kernel_size\":[1,1],\"padding\":\"same\"", body));
        string norm = model.Layer("BatchNormalization", "\"axis\":-1,\"epsilon\":0.001", model.Layer("MaxPooling2D", "\"pool_size\":2", model.Layer("Activation", "\"activation\":\"relu\"", sum)));
        return model.Model(model.Layer("Dense", "\"units\":1,\"activation\":\"sigmoid\"", model.Layer("Flatten", "", norm)));
    }

    /// <summary>Layers with their own activations and biases, a depthwise and a separable one among them.</summary>
    public static string Plain(int version)
    {
        KerasJson model = new(version);
        string map = model.Named("first", "Conv2D", "\"filters\":8,\"kernel_size\":3,\"strides\":2,\"padding\":\"same\",\"activation\":\"relu\"", model.Layer("Rescaling", "\"scale\":0.00392156862745098", model.Input(16, 16, 3)));
        map = model.Named("deep", "DepthwiseConv2D", "\"kernel_size\":3,\"padding\":\"same\",\"activation\":\"relu\"", map);
        map = model.Named("apart", "SeparableConv2D", "\"filters\":6,\"kernel_size\":3,\"activation\":\"relu6\"", model.Layer("ZeroPadding2D", "\"padding\":[[0,1],[0,1]]", map));
        map = model.Named("bare", "Conv2D", "\"filters\":4,\"kernel_size\":1,\"use_bias\":false,\"activation\":\"relu\"", model.Layer("MaxPooling2D", "", map));
        return model.Model(model.Layer("Softmax", "", model.Named("scores", "Dense", "\"units\":3", model.Layer("Dropout", "\"rate\":0.25", model.Layer("Flatten", "", map)))));
    }

    /// <summary>A model in a model, each with a layer of the same name.</summary>
    public static string Nested(int version)
    {
        KerasJson inner = new(version), outer = new(version);
        string inside = inner.Model(inner.Named("conv", "Conv2D", "\"filters\":4,\"kernel_size\":3,\"activation\":\"relu\"", inner.Input(0, 0, 3)));
        string json = outer.Model(outer.Named("conv", "Conv2D", "\"filters\":5,\"kernel_size\":1,\"activation\":\"relu\"", outer.Named("body", "Placeholder", "", outer.Input(9, 9, 3))));

        // A model that is called stands where any other layer does, and its calls are counted from 1.
        return json.Replace("\"class_name\":\"Placeholder\",\"name\":\"body\",\"config\":{\"name\":\"body\"}", inside[1..^1].Replace($",\"keras_version\":\"{version}.1.0\"", ",\"name\":\"body\"", StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("[\"body\",0,0", "[\"body\",1,0", StringComparison.Ordinal);
    }
}
