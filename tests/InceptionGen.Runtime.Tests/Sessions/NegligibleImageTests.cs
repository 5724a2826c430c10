using System;
using InceptionGen.Memory;

namespace InceptionGen.Tests;

/// <summary>What a caller hands over is cleared of negligible numbers too: the kernels count on it.</summary>
public class NegligibleImageTests
{
    private static readonly float Below = MathF.BitDecrement(Negligible.Bound);

    [Fact]
    public void Negligible_pixels_are_zeros_to_the_network()
    {
        Assert.Equal(Conv1(0), Conv1(Below));
        Assert.NotEqual(Conv1(0), Conv1(Negligible.Bound));

        static float[] Conv1(float pixel)
        {
            using Session session = Magnifying().CreateSession(new() { Taps = [TinyNetwork.Conv1] });
            session.Run(Image(pixel));
            return session.Tap(TinyNetwork.Conv1).Values.ToArray();
        }
    }

    [Fact]
    public void A_tensor_of_the_callers_is_read_as_cleared_and_left_as_it_is()
    {
        Assert.Equal(Conv1(0), Conv1(Below));
        Assert.NotEqual(Conv1(0), Conv1(Negligible.Bound));

        static float[] Conv1(float pixel)
        {
            using var session = (TinyNetwork.Session)Magnifying().CreateSession();
            Tensor<Map12x12x3> image = Tensor<Map12x12x3>.From(Image(pixel));
            float[] output = session.Conv1(image).Values.ToArray();
            Assert.Equal(pixel, image[0, 0, 0, 0]);
            return output;
        }
    }

    /// <summary>A network whose first layer makes numbers of about 1 from numbers of about the bound.</summary>
    private static TinyNetwork Magnifying()
    {
        EditableWeights weights = EditableWeights.Of(TinyNetwork.Description);
        Array.Fill(weights["conv1.weight"], 1e19f);
        return TinyNetwork.Load(weights);
    }

    private static float[] Image(float pixel)
    {
        float[] image = new float[12 * 12 * 3];
        Array.Fill(image, pixel);
        return image;
    }
}
