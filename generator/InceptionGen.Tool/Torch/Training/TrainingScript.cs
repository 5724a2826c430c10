using System;
using InceptionGen.Language.Model;
using InceptionGen.Tool.Torch.Text;

namespace InceptionGen.Tool.Torch.Training;

/// <summary>A script that trains an exported network in one process or, started by torchrun, in several.</summary>
internal static class TrainingScript
{
    /// <param name="network">The table.</param>
    /// <param name="model">The network as it was written.</param>
    /// <param name="table">The table's file, without its folder.</param>
    /// <param name="module">The network's file, without .py.</param>
    public static string Of(NetworkSpec network, TorchModel model, string table, string module)
    {
        var python = new PythonWriter();
        python.Docstring(
            $"Trains {model.ClassName} by the recipe of its table, {table}.",
            $"In one process: python3 train_{module}.py --data photos",
            $"On eight GPUs: torchrun --nproc_per_node=8 train_{module}.py --data photos",
            "The folder has a folder of images for each class; reading them needs torchvision. Without --data, images are made up.");
        python.Blank();
        foreach (string import in new[] { "argparse", "copy", "math", "os", "sys" }) python.Line("import " + import);
        python.Blank();
        foreach (string import in new[] { "import torch", "import torch.distributed as dist", "import torch.nn.functional as F", "from torch import nn" }) python.Line(import);
        python.Line("from torch.nn.parallel import DistributedDataParallel");
        python.Line("from torch.utils.data import DataLoader, Dataset");
        python.Line("from torch.utils.data.distributed import DistributedSampler");
        python.Blank();
        python.Import(module, "INPUT", model.ClassName, "load_safetensors", "save_safetensors");
        python.Blank();
        python.Comment(network.Recipe is null ? "The table says nothing of training; this is what InceptionGen does then." : "What the table says of training.");
        RecipeWriter.Write(python, network, model.Outputs, model.PathsOf(network.Recipe?.FrozenStages ?? 0), model.LastLinears);
        python.Blank(2);
        python.Lines(PythonSection.Of("train").Replace("@NETWORK@", model.ClassName, StringComparison.Ordinal).Replace("@MODULE@", module, StringComparison.Ordinal));
        return python.ToString();
    }
}
