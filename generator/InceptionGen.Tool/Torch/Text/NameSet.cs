using System.Collections.Generic;
using System.Globalization;

namespace InceptionGen.Tool.Torch.Text;

/// <summary>Names of one scope, none of them twice.</summary>
internal sealed class NameSet(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = [.. taken];

    /// <summary>The members of torch.nn.Module that a layer's name would hide.</summary>
    public static NameSet OfModule() => new(
    [
        "T_destination", "add_module", "apply", "bfloat16", "buffers", "call_super_init", "children", "compile", "cpu", "cuda", "double", "dump_patches", "eval", "extra_repr",
        "float", "forward", "get_buffer", "get_extra_state", "get_parameter", "get_submodule", "half", "ipu", "load_state_dict", "modules", "mtia", "named_buffers",
        "named_children", "named_modules", "named_parameters", "parameters", "predict", "register_buffer", "register_module", "register_parameter", "requires_grad_",
        "set_extra_state", "set_submodule", "share_memory", "state_dict", "to", "to_empty", "train", "training", "type", "xpu", "zero_grad",
    ]);

    public bool IsFree(string name) => !_taken.Contains(name);

    /// <summary>The name, with a number if it is taken: pool, pool_2.</summary>
    public string Take(string wanted, string before = "_")
    {
        string name = wanted;
        for (int number = 2; !_taken.Add(name); number++) name = wanted + before + number.ToString(CultureInfo.InvariantCulture);
        return name;
    }
}
