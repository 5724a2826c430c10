using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Shapes;

/// <summary>Sizes whose channels come first, as PyTorch and Caffe write them.</summary>
internal static class ChannelOrder
{
    /// <summary>An image has no more channels than this, and more rows and columns.</summary>
    private const int ImageChannels = 4, ImageSide = 16;

    /// <summary>Whether an image has its channels in place of its rows: "3x224x224".</summary>
    public static bool IsImage(Shape size) => size.Height <= ImageChannels && size.Width >= ImageSide && size.Channels >= ImageSide;

    /// <summary>The same size with its channels last.</summary>
    public static Shape Turned(Shape size) => new(size.Width, size.Channels, size.Height);
}
