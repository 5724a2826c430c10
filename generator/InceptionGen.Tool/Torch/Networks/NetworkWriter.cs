using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Model;
using InceptionGen.Tool.Torch.Layers;
using InceptionGen.Tool.Torch.Modules;
using InceptionGen.Tool.Torch.Text;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Torch.Networks;

/// <summary>Writes the network's own class, and what its training returns.</summary>
internal static class NetworkWriter
{
    public static void WriteOutputs(PythonWriter python, string name, IReadOnlyList<TorchHead> heads)
    {
        python.Blank(2);
        using PythonWriter.Scope body = python.Block($"class {name}(NamedTuple):");
        python.Docstring("What training gets: the logits of the network and of each auxiliary classifier.");
        python.Blank();
        python.Line("logits: torch.Tensor");
        foreach (TorchHead head in heads) python.Line($"{head.Label}: torch.Tensor");
    }

    public static void Write(PythonWriter python, string name, NetworkSpec network, Trunk trunk, IReadOnlyList<TorchHead> heads, NetworkBuilder built, TensorNaming naming, string outputs)
    {
        Spec.Shape last = network.Stages[trunk.Stages[^1].Last].Output;
        python.Blank(2);
        using PythonWriter.Scope body = python.Block($"class {name}(nn.Module):");
        python.Docstring(
            last.Size != new Spec.Extent(1, 1) ? $"Images to maps (N, {last.Channels}, {last.Height}, {last.Width})." : $"Images to {(trunk.End is null ? "vectors" : "logits")} (N, {last.Channels}).",
            heads.Count == 0 ? "" : $"In training it returns {outputs}.");
        python.Blank();
        using (python.Block("def __init__(self):"))
        {
            python.Line("super().__init__()");
            foreach (Code attribute in built.Attributes) python.Line(attribute);
        }

        python.Blank();
        using (python.Block("def forward(self, x):"))
        {
            foreach ((Code line, string comment) in built.Forward) python.Line(line, comment);

            string output = last.Size == new Spec.Extent(1, 1) ? built.Output.AsVector : built.Output.AsMap;
            if (heads.Count > 0)
            {
                using (python.Block("if self.training:")) python.Line(Code.Call("return " + outputs, [output, .. heads.Select(head => head.Label)]));
            }

            python.Line("return " + output);
        }

        if (trunk.End is { } end)
        {
            bool isSoftmax = end.Operation is SoftmaxSpec;
            python.Blank();
            using PythonWriter.Scope predict = python.Block("def predict(self, x):");
            python.Docstring("Probabilities (N, C), as the table's last row gives them.");
            if (heads.Count > 0)
            {
                python.Line("outputs = self(x)");
                python.Line("logits = outputs.logits if self.training else outputs");
            }
            else
            {
                python.Line("logits = self(x)");
            }

            python.Line(isSoftmax ? "return torch.softmax(logits, 1)" : "return torch.sigmoid(logits)");
        }

        if (!naming.IsSame)
        {
            python.Blank();
            python.Lines(PythonSection.Of("states"));
        }
    }
}
