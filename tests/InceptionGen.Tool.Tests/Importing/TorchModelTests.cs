using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using InceptionGen.Tool.Tests.Harness;
using InceptionGen.Tool.Tests.Torch;

namespace InceptionGen.Tool.Tests.Importing;

/// <summary>Networks of torchvision as PyTorch exports them come back as tables that compute the same numbers (CONTRIBUTING.md, PyTorch).</summary>
public sealed class TorchModelTests
{
    private const string Export =
        """
        import sys, torch, torchvision
        name, way, path = sys.argv[1:]
        torch.manual_seed(3)
        # The auxiliary classifiers of these networks run in training only.
        model = torchvision.models.__dict__[name](weights=None, **({'init_weights': False} if 'ception' in name or 'googlenet' in name else {})).eval()
        for part in model.modules():
            if isinstance(part, torch.nn.BatchNorm2d):
                part.running_mean.uniform_(-0.1, 0.1)
                part.running_var.uniform_(0.75, 1.25)
            if isinstance(part, torch.nn.Conv2d):
                torch.nn.init.kaiming_normal_(part.weight)
        side = 299 if name == 'inception_v3' else 224
        how = {'folded': dict(opset_version=17), 'plain': dict(opset_version=13, training=torch.onnx.TrainingMode.PRESERVE, do_constant_folding=False),
               'free': dict(opset_version=11, dynamic_axes={'input': {0: 'batch'}})}[way]
        torch.onnx.export(model, torch.zeros(1, 3, side, side), path, input_names=['input'], output_names=['output'], **how)
        """;

    [LongTorchTheory]
    [InlineData("googlenet", "folded", "inception (3a),,,28x28x256,2,64,96,128,16,32,32")]
    [InlineData("googlenet", "plain", "# normalization: batch norm (epsilon 0.001)")]
    [InlineData("inception_v3", "folded", "Inception-B (c 128),Mixed_6b,")]
    [InlineData("inception_v3", "plain", "2xInception-C,")]
    [InlineData("alexnet", "free", "convolution,features 0,11x11/4 2,55x55x64")]
    public async Task A_table_computes_the_same_numbers(string network, string way, string part)
    {
        using var folder = new TableFolderOnDisk();
        var start = new ProcessStartInfo(Python.WithTorchvision!) { RedirectStandardError = true };
        foreach (string argument in new[] { folder.Write("export.py", Export), network, way, folder["model.onnx"] }) start.ArgumentList.Add(argument);
        using (Process process = Process.Start(start)!)
        {
            string error = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, error);
        }

        ToolRun run = await ToolRun.Without("import", folder["model.onnx"], "-o", folder["imported.csv"], "--weights", folder["imported.safetensors"]);
        Assert.True(run.Code == ExitCode.Clean, run.Error);
        Assert.Contains(part, folder.Read("imported.csv"), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Clean, (await ToolRun.Without("check", folder["imported.csv"])).Code);
        Assert.InRange(Peer.Difference(folder, folder["model.onnx"]), 0, 1e-4);
    }
}
