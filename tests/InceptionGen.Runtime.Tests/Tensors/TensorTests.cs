using System;

namespace InceptionGen.Tests;

public class TensorTests
{
    [Fact]
    public void Values_stand_image_by_image_pixel_by_pixel_channel_by_channel()
    {
        Tensor<Map3x3x16> tensor = Tensor<Map3x3x16>.Create(batch: 2);
        tensor[1, 2, 0, 5] = 7;
        Assert.Equal(7, tensor.Values[144 + (2 * 48) + 5]);
        Assert.Equal((2, new MapShape(3, 3, 16), "2x3x3x16"), (tensor.Batch, tensor.Shape, tensor.ToString()));
    }

    [Fact]
    public void Values_given_are_copied()
    {
        float[] values = [1, 2, 3, 4];
        Tensor<Map1x1x4> tensor = Tensor<Map1x1x4>.From(values);
        values[0] = 9;
        Assert.Equal([1f, 2f, 3f, 4f], tensor.Values.ToArray());
        Assert.Equal([0f, 0f, 0f, 0f], Tensor<Map1x1x4>.Create().Values.ToArray());
    }

    [Theory]
    [InlineData(4, 2, "2 x 1x1x4 takes 8 values (N, H, W, C), not 4.")]
    [InlineData(9, 2, "2 x 1x1x4 takes 8 values (N, H, W, C), not 9.")]
    public void A_wrong_number_of_values_is_refused_with_the_number_expected(int count, int batch, string message) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => Tensor<Map1x1x4>.From(new float[count], batch)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void An_impossible_batch_is_refused(int batch) => Assert.Throws<ArgumentOutOfRangeException>(() => Tensor<Map3x3x16>.Create(batch));

    [Theory]
    [InlineData(1, 0, 0, 0)]
    [InlineData(0, 3, 0, 0)]
    [InlineData(0, 0, 3, 0)]
    [InlineData(0, 0, 0, 16)]
    [InlineData(0, 0, 0, -1)]
    public void An_index_outside_the_map_is_refused(int n, int y, int x, int c)
    {
        Tensor<Map3x3x16> tensor = Tensor<Map3x3x16>.Create();
        Assert.Throws<ArgumentOutOfRangeException>(() => tensor[n, y, x, c]);
    }

    [Fact]
    public void Memory_starts_at_a_cache_line()
    {
        for (int i = 0; i < 20; i++)
        {
            Tensor<Map1x1x5> tensor = Tensor<Map1x1x5>.Create(batch: 1 + i);
            unsafe
            {
                fixed (float* first = tensor.Values) Assert.Equal(0, (nint)first % 64);
            }
        }
    }
}
