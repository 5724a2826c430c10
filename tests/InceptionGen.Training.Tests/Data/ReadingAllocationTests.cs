using System;
using System.Linq;
using Xunit;

namespace InceptionGen.Training.Tests.Data;

public sealed class ReadingAllocationTests
{
    [Fact]
    public void Reading_and_ordering_allocate_nothing()
    {
        byte[] bytes = [.. Enumerable.Range(0, 4 * 20 * 30 * 3).Select(i => (byte)i)];
        ArrayImages images = new(bytes, [0, 1, 0, 1], height: 20, width: 30, channels: 3, "rgb / 255");
        Augmentation all = new()
        {
            Rotation = 30,
            WidthShift = 0.2f,
            HeightShift = 3,
            Shear = 5,
            Zoom = 0.2f,
            HorizontalFlip = true,
            VerticalFlip = true,
            Crop = new(),
            Fill = FillMode.Constant,
        };
        ImageSource part = images.Augment(all).Split(0.5).Training;
        float[] pixels = new float[20 * 30 * 3];
        int[] order = new int[100];
        EpochOrder orders = new(1);
        Read(epochs: 2);
        Assert.Equal(0, OwnAllocations.Of(() => Read(epochs: 50)));

        void Read(int epochs)
        {
            for (int epoch = 0; epoch < epochs; epoch++)
            {
                part.Read(epoch % 2, epoch, pixels);
                images.Read(epoch % 4, epoch, pixels);
                orders.Fill(epoch, order);
            }
        }
    }
}
