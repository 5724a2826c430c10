using System;
using System.Linq;
using Xunit;

namespace InceptionGen.Training.Tests.Optimizers;

/// <summary>Ten steps on five numbers with fixed gradients of five sizes, the rate a tenth from the sixth step on, beside a loop in double that is written from the formulas.</summary>
internal static class TenSteps
{
    public const int Count = 10;
    public const float Rate = 0.05f;

    private static readonly float[] Sizes = [1e-4f, 1e-2f, 0.3f, 1, 20];
    private static readonly float[] Starts = [0, 0.01f, -0.2f, 1, -3];

    /// <summary>The rate of a step, from 1.</summary>
    public static float RateAt(int step) => step <= 5 ? Rate : Rate / 10;

    /// <summary>Compares them.</summary>
    /// <param name="optimizer">With the rate <see cref="Rate"/>.</param>
    /// <param name="formula">From a weight, its gradients by step and its decay to the weights after every step.</param>
    /// <param name="decay">The decay that the caller gives.</param>
    public static void Agree(Optimizer optimizer, Func<double, double[], double[]> formula, float decay = 0)
    {
        Assert.Equal(Rate, optimizer.LearningRate);
        float[][] gradients = [.. Enumerable.Range(1, Count).Select(step => Sizes.Select((size, i) => size * (float)Math.Cos((2 * step) + i)).ToArray())];
        var trainee = new Trainee(optimizer, Starts);
        double[][] expected = [.. Starts.Select((start, i) => formula(start, [.. gradients.Select(step => (double)step[i])]))];

        double[] paths = new double[Sizes.Length];
        for (int step = 1; step <= Count; step++)
        {
            trainee.Step(gradients[step - 1], RateAt(step), decay);
            for (int i = 0; i < Sizes.Length; i++)
            {
                double before = step == 1 ? Starts[i] : expected[i][step - 2], now = expected[i][step - 1];
                paths[i] += Math.Abs(now - before);

                // A few roundings of each move, and half of a last digit of the weight at each step.
                double tolerance = (2e-6 * paths[i]) + (step * 6e-8 * Math.Max(Math.Abs(Starts[i]), Math.Abs(now)));
                Assert.InRange(trainee.Weights[i], now - tolerance, now + tolerance);
            }
        }
    }

    /// <summary>The weights after every step, by what a step does: from the weight, its gradient, the rate and the step's number, from 1, to the weight after it.</summary>
    public static Func<double, double[], double[]> Loop(Func<Func<double, double, double, int, double>> start) => (weight, gradients) =>
    {
        Func<double, double, double, int, double> step = start();
        double[] weights = new double[gradients.Length];
        for (int t = 1; t <= gradients.Length; t++) weights[t - 1] = weight = step(weight, gradients[t - 1], RateAt(t), t);
        return weights;
    };
}
