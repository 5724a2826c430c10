namespace InceptionGen.Tool.Importing.Lowering;

/// <summary>Why some operators of ONNX are not in tables.</summary>
internal static class OperatorWords
{
    public static string WhyNot(string type) => type switch
    {
        "LeakyRelu" or "PRelu" or "Elu" or "Selu" or "Celu" or "HardSigmoid" or "HardSwish" or "Softplus" or "Tanh" or "Gelu" or "Mish" or "Erf" =>
            "tables have the activations relu, relu6 and sigmoid",
        "InstanceNormalization" or "LayerNormalization" or "GroupNormalization" or "LpNormalization" => "tables have batch norm and local response norm alone",
        "ConvTranspose" or "Resize" or "Upsample" or "DepthToSpace" or "MaxUnpool" => "no row of a table makes a map larger",
        "Sum" => "tables add two maps, and it adds more",
        "Split" or "Slice" => "no row of a table takes a part of a map's channels, rows or columns",
        "QuantizeLinear" or "DequantizeLinear" or "QLinearConv" or "ConvInteger" or "DynamicQuantizeLinear" => "tables compute in floating point; import the model from before it was quantized",
        "LSTM" or "GRU" or "RNN" or "Scan" or "Loop" or "If" => "tables have no loops and conditions",
        "LogSoftmax" => "tables have softmax; import the model with its logits as the output",
        "LpPool" or "GlobalLpPool" or "MaxRoiPool" or "RoiAlign" => "tables have pools of the maximum and the average",
        _ => "tables have no such operation",
    };
}
