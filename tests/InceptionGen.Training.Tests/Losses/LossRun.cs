using System;
using System.Linq;
using InceptionGen.Training.Losses;
using Xunit;

namespace InceptionGen.Training.Tests.Losses;

/// <summary>A loss of a batch, with everything that it gives.</summary>
internal sealed record LossRun(LossResult Result, float[] Gradients, double[] Losses)
{
    public static LossRun Of(Loss loss, float[] logits, int outputs, int[] labels, float[]? classWeights = null, float weight = 1, int samples = 0)
    {
        float[] gradients = [.. Enumerable.Repeat(float.NaN, logits.Length)];
        double[] losses = [.. Enumerable.Repeat(double.NaN, labels.Length)];
        return new(loss.Evaluate(logits, outputs, labels, classWeights, gradients, losses, weight, samples), gradients, losses);
    }

    /// <summary>Compares the gradients with differences of the mean loss, of fourth order. Logits are moved by powers of two, so that nothing is rounded.</summary>
    public static void GradientsAreDifferences(Loss loss, float[] logits, int outputs, int[] labels, float[]? classWeights)
    {
        const float H = 1f / 128;
        LossRun run = Of(loss, logits, outputs, labels, classWeights);
        for (int i = 0; i < logits.Length; i++)
        {
            double difference = ((8 * (At(H) - At(-H))) - (At(2 * H) - At(-2 * H))) / (12 * H);
            Assert.Equal(difference, run.Gradients[i], 1e-8);

            double At(float offset)
            {
                float[] moved = [.. logits];
                moved[i] += offset;
                return Of(loss, moved, outputs, labels, classWeights).Result.Mean;
            }
        }
    }
}
