using System.Collections.Generic;
using InceptionGen.Tool.Torch.Text;

namespace InceptionGen.Tool.Torch.Networks;

/// <summary>Writes what weight files call the tensors, if it is not what PyTorch does.</summary>
internal static class NamingWriter
{
    public static void Write(PythonWriter python, TensorNaming naming)
    {
        if (naming.IsSame) return;

        python.Blank(2);
        python.Comment("What weight files call modules, with all that is in them.");
        python.Line("NAMES = {");
        foreach ((string torch, string file) in naming.Names) python.Line($"    {PythonText.Quoted(torch)}: {PythonText.Quoted(file)},");
        python.Line("}");
        python.Blank();
        python.Comment("What they append to a module's name for each tensor, if it is not a point and PyTorch's name of it.");
        python.Line(naming.Endings.Count == 0 ? "ENDINGS = {}" : "ENDINGS = {");
        foreach ((string torchClass, IReadOnlyList<(string Leaf, string Ending)> endings) in naming.Endings)
        {
            python.Line($"    {torchClass}: {{");
            foreach ((string leaf, string ending) in endings) python.Line($"        {PythonText.Quoted(leaf)}: {PythonText.Quoted(ending)},");
            python.Line("    },");
        }

        if (naming.Endings.Count > 0) python.Line("}");
        python.Blank(2);
        python.Lines(PythonSection.Of("names"));
    }
}
