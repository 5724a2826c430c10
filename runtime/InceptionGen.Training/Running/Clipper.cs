using System;
using InceptionGen.Kernels.Context;
using InceptionGen.Training.Clipping;
using InceptionGen.Training.Parameters;

namespace InceptionGen.Training.Running;

/// <summary>Takes the norms of a step's gradients, and what clipping multiplies them by.</summary>
internal sealed class Clipper(GradientClipping? clipping, ParameterSet parameters)
{
    private readonly float[] _scales = new float[clipping?.Way == GradientClipping.Kind.TensorNorm ? Math.Max(1, parameters.Trained.Count) : 1];

    /// <summary>What multiplies the gradients: one number, or one for each tensor.</summary>
    public ReadOnlySpan<float> Scales => _scales;

    /// <summary>The largest size of a gradient.</summary>
    public float Limit => clipping?.Limit ?? float.PositiveInfinity;

    /// <summary>The norm of all gradients.</summary>
    /// <param name="context">Threads.</param>
    /// <param name="broken">A tensor with gradients that are not finite, or null.</param>
    public double Measure(KernelContext context, out Parameter? broken)
    {
        broken = null;
        double squares = 0;
        for (int tensor = 0; tensor < parameters.Trained.Count; tensor++)
        {
            Parameter parameter = parameters.Trained[tensor];
            double square = parameter.Gradient?.Square(context) ?? GradientNorm.SquareOf(parameters.GradientSlice(parameter));
            if (!double.IsFinite(square)) broken ??= parameter;
            squares += square;
            if (_scales.Length > 1) clipping!.TryScale(Math.Sqrt(square), out _scales[tensor]);
        }

        double norm = Math.Sqrt(squares);
        if (_scales.Length > 1) return norm;
        if (clipping is null) _scales[0] = 1;
        else clipping.TryScale(norm, out _scales[0]);
        return norm;
    }
}
