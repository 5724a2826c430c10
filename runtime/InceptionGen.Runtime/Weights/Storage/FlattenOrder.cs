namespace InceptionGen;

/// <summary>In which order a linear layer's weights number the values of a map that it reads.</summary>
public enum FlattenOrder
{
    /// <summary>C, H, W: PyTorch, Caffe.</summary>
    ChannelsFirst,

    /// <summary>H, W, C: Keras, TensorFlow.</summary>
    ChannelsLast,
}
