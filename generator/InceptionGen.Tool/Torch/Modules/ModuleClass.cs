using System.Collections.Generic;
using InceptionGen.Tool.Torch.Text;

namespace InceptionGen.Tool.Torch.Modules;

/// <summary>A module of the table as a Python class.</summary>
/// <param name="Name">The class.</param>
/// <param name="Description">The first line of its docstring.</param>
/// <param name="Channels">The arguments of its constructor.</param>
/// <param name="Attributes">Lines that make its parts.</param>
/// <param name="Forward">Lines that run them.</param>
/// <param name="Layers">Its layers with tensors, in the table's order.</param>
/// <param name="IsVector">Whether it gives vectors (N, C), and not maps (N, C, H, W).</param>
internal sealed record ModuleClass(
    string Name, string Description, ChannelNames Channels, IReadOnlyList<Code> Attributes, IReadOnlyList<Code> Forward, IReadOnlyList<LayerPlace> Layers, bool IsVector)
{
    public void Write(PythonWriter python)
    {
        using PythonWriter.Scope body = python.Block($"class {Name}(nn.Module):");
        python.Docstring(Description);
        python.Blank();
        using (python.Indented(Code.Call("def __init__", ["self", .. Channels.Arguments]).Before(":")))
        {
            python.Line("super().__init__()");
            foreach (Code attribute in Attributes) python.Line(attribute);
        }

        python.Blank();
        using PythonWriter.Scope forward = python.Block("def forward(self, x):");
        foreach (Code line in Forward) python.Line(line);
    }
}
