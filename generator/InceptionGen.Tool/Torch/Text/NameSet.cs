using System.Collections.Generic;
using System.Globalization;

namespace InceptionGen.Tool.Torch.Text;

/// <summary>Names of one scope, none of them twice.</summary>
/// <param name="taken">Names that it has already.</param>
/// <param name="hasPrivate">Whether names that begin with an underscore are not for others: nn.Module has many, and a named tuple takes none.</param>
internal sealed class NameSet(IEnumerable<string> taken, bool hasPrivate = false)
{
    private readonly HashSet<string> _taken = [.. taken];

    /// <summary>The members of torch.nn.Module that a layer's name would hide.</summary>
    public static NameSet OfModule() => new(
        [
            "T_destination", "add_module", "apply", "bfloat16", "buffers", "call_super_init", "children", "compile", "cpu", "cuda", "double", "dump_patches", "eval", "extra_repr",
            "float", "forward", "get_buffer", "get_extra_state", "get_parameter", "get_submodule", "half", "ipu", "load_state_dict", "modules", "mtia", "named_buffers",
            "named_children", "named_modules", "named_parameters", "parameters", "predict", "register_backward_hook", "register_buffer", "register_forward_hook",
            "register_forward_pre_hook", "register_full_backward_hook", "register_full_backward_pre_hook", "register_load_state_dict_post_hook", "register_load_state_dict_pre_hook",
            "register_module", "register_parameter", "register_state_dict_post_hook", "register_state_dict_pre_hook", "requires_grad_", "set_extra_state", "set_submodule",
            "share_memory", "state_dict", "to", "to_empty", "train", "training", "type", "xpu", "zero_grad",
        ],
        hasPrivate: true);

    /// <summary>What the file of a network has besides its classes, and the script that trains it, which imports the network's class.</summary>
    public static NameSet OfFile() => new(
    [
        "torch", "nn", "F", "NamedTuple", "NAMES", "ENDINGS", "EXPECTED", "TYPES", "INPUT", "WEIGHTS", "PaddedMaxPool2d", "PaddedAvgPool2d",
        "CLASSES", "DataLoader", "Dataset", "DistributedDataParallel", "DistributedSampler", "FROZEN", "ImportError", "MadeUpImages", "RMSProp",
    ]);

    public bool IsFree(string name) => !_taken.Contains(name) && !(hasPrivate && name.StartsWith('_'));

    /// <summary>The name, with a number if it is taken: pool, pool_2.</summary>
    public string Take(string wanted, string before = "_")
    {
        if (hasPrivate && wanted.StartsWith('_')) wanted = PythonNames.Variable(wanted.TrimStart('_'), "part");
        string name = wanted;
        for (int number = 2; !_taken.Add(name); number++) name = wanted + before + number.ToString(CultureInfo.InvariantCulture);
        return name;
    }
}
