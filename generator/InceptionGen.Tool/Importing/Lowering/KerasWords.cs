namespace InceptionGen.Tool.Importing.Lowering;

/// <summary>Why some layers of Keras are not in tables.</summary>
internal static class KerasWords
{
    public const string Activations = "tables have the activations relu, relu6 and sigmoid, and softmax at the end";

    public static string WhyNot(string type) => type switch
    {
        "LeakyReLU" or "PReLU" or "ELU" or "ThresholdedReLU" => Activations,
        "LayerNormalization" or "GroupNormalization" or "UnitNormalization" or "SpectralNormalization" => "tables have batch norm and local response norm alone",
        "Normalization" => "its numbers are not in the description; leave the layer out and say what it does with --preprocess",
        "Resizing" or "CenterCrop" or "RandomCrop" or "Cropping2D" => "no row of a table cuts or resizes a map; leave the layer out and give the image as it is after it",
        "Conv2DTranspose" or "UpSampling2D" => "no row of a table makes a map larger",
        "Subtract" or "Multiply" or "Average" or "Maximum" or "Minimum" or "Dot" => "tables add maps and put them side by side, and combine them in no other way",
        "LSTM" or "GRU" or "SimpleRNN" or "Bidirectional" or "TimeDistributed" or "RNN" => "tables have no loops",
        "TFOpLambda" or "TensorFlowOpLayer" or "SlicingOpLambda" => "it is an operation of TensorFlow outside of layers; write it as a layer, as Rescaling, Add and Activation are",
        "Conv1D" or "Conv3D" or "MaxPooling1D" or "MaxPooling3D" or "AveragePooling1D" or "AveragePooling3D" => "maps of tables have rows and columns",
        _ => "tables have no such layer",
    };
}
