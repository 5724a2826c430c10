using System;
using InceptionGen.Tool.Torch.Text;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Torch.Training;

/// <summary>Writes a table's optimizer: PyTorch's own, or RMSProp's rule where PyTorch has another.</summary>
internal static class OptimizerWriter
{
    public static void Write(PythonWriter python, Spec.OptimizerSettings optimizer)
    {
        if (optimizer is Spec.RmsPropSettings)
        {
            python.Blank(2);
            python.Lines(PythonSection.Of("RMSProp"));
        }

        python.Blank(2);
        using PythonWriter.Scope body = python.Block("def make_optimizer(groups, learning_rate):");
        python.Line(Made(optimizer).After("return "));
    }

    private static Code Made(Spec.OptimizerSettings optimizer) => optimizer switch
    {
        Spec.SgdSettings sgd => Code.Call("torch.optim.SGD", ["groups", "learning_rate", "momentum=" + PythonText.Of(sgd.Momentum), .. sgd.Nesterov ? ["nesterov=True"] : new string[0]]),
        Spec.RmsPropSettings rms => Code.Call(
            "RMSProp",
            "groups",
            "learning_rate",
            "decay=" + PythonText.Of(rms.Decay),
            "momentum=" + PythonText.Of(rms.Momentum),
            "epsilon=" + PythonText.Of(rms.Epsilon),
            "epsilon_outside=" + PythonText.Of(rms.EpsilonOutside),
            "accumulator=" + PythonText.Of(rms.InitialAccumulator),
            "centered=" + PythonText.Of(rms.Centered)),
        Spec.AdamSettings adam => Code.Call("torch.optim.Adam", "groups", "learning_rate", $"betas=({PythonText.Of(adam.Beta1)}, {PythonText.Of(adam.Beta2)})", "eps=" + PythonText.Of(adam.Epsilon)),
        Spec.AdamWSettings adam => Code.Call("torch.optim.AdamW", "groups", "learning_rate", $"betas=({PythonText.Of(adam.Beta1)}, {PythonText.Of(adam.Beta2)})", "eps=" + PythonText.Of(adam.Epsilon)),
        _ => throw new NotSupportedException($"The optimizer {optimizer.GetType().Name} cannot be written in PyTorch."),
    };
}
