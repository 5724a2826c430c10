using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using InceptionGen.Compilation;
using InceptionGen.Shipped;
using InceptionGen.Tool.Tests.Harness;
using InceptionGen.Tool.Torch;

namespace InceptionGen.Tool.Tests.Torch;

/// <summary>Exported modules in PyTorch itself.</summary>
public sealed partial class RunTests : IDisposable
{
    private const double Rounding = 1e-5;

    /// <summary>A network whose one output is a probability, and whose pools pad by more than PyTorch's do.</summary>
    internal const string OneOutput =
        """
        # network: OneOutput
        # input: 10x12x3
        type,name,patch size/stride,padding,output size
        conv,a,3x3/1,same,10x12x6
        max pool,,3x3/1,2,12x14x6
        avg pool,,3x3/2,1,6x7x6
        avg pool,,,,1x1x6
        linear,,,,1x1x1
        sigmoid,,,,1x1x1

        """;

    private readonly TableFolderOnDisk _folder = new();

    [TorchFact]
    public async Task A_photo_gets_the_runtimes_probability()
    {
        string path = _folder.Write("one.csv", "# preprocess: bgr / 255 - 0.5 0.4 0.3 * 4\n" + OneOutput);
        await Export(path);
        _folder.Write(
            "ask.py",
            """
            import torch
            from one import INPUT, OneOutput, synthetic_weights
            from train_one import preprocess
            model = OneOutput().eval()
            model.load_state_dict(synthetic_weights(model))
            c, h, w = INPUT
            photo = (torch.arange(h * w * c) * 37 % 251).reshape(1, h, w, c)
            print(model.predict(preprocess(photo.permute(0, 3, 1, 2))).item())
            """);
        (int code, string output) = await Python.Run(Python.WithTorch!, _folder.ToString(), "ask.py");
        Assert.True(code == 0, output);

        CompiledTable table = CompiledTable.Read(path);
        using Session session = table.Load(SyntheticWeights.For(table.Description)).CreateSession();
        float ours = session.Run([.. Enumerable.Range(0, (int)table.Description.Input.Elements).Select(index => (byte)(index * 37 % 251))])[0];
        Assert.InRange(Math.Abs(ours - double.Parse(output, CultureInfo.InvariantCulture)), 0, Rounding);
    }

    [TorchFact]
    public async Task A_module_gives_the_runtimes_numbers()
    {
        await Export(Pieces());
        Assert.InRange(await Check("pieces.py"), 0, Rounding);
    }

    [TorchFact]
    public async Task A_module_that_is_not_the_table_says_so()
    {
        await Export(Pieces());
        string text = _folder.Read("pieces.py");
        Assert.Contains("alpha=0.5", text, StringComparison.Ordinal);
        _folder.Write("pieces.py", text.Replace("alpha=0.5", "alpha=0.51", StringComparison.Ordinal));
        (int code, string output) = await Python.Run(Python.WithTorch!, _folder.ToString(), "pieces.py");
        Assert.Equal(1, code);
        Assert.Contains("Pieces does not give InceptionGen's numbers", output, StringComparison.Ordinal);
    }

    [TorchFact]
    public async Task Two_processes_train_it_and_the_weights_come_back()
    {
        CompiledTable table = CompiledTable.Read(Pieces());
        table.Description.SaveSafetensors(SyntheticWeights.For(table.Description), _folder["first.safetensors"]);
        await Export(Pieces(), "--weights", _folder["first.safetensors"]);
        Assert.InRange(await Check("pieces.py"), 0, Rounding);

        // The redirection is the launcher's own: without it that of PyTorch 1.13 fails in Python 3.11.
        (int code, string output) = await Python.Run(
            Python.WithTorch!, _folder.ToString(), "-m", "torch.distributed.run", "-r", "1", "-t", "1", "--nproc_per_node", "2", "--master_port", "0", "--rdzv_backend", "c10d", "--rdzv_endpoint", "localhost:0",
            "train_pieces.py", "--weights", "pieces.safetensors", "--steps", "6", "--batch-size", "8");
        Assert.True(code == 0, output);
        Assert.Contains("wrote pieces.trained.safetensors", output, StringComparison.Ordinal);

        using WeightFile trained = WeightFile.Open(_folder["pieces.trained.safetensors"]);
        string moved = table.Description.Tensors[0].Name;
        Assert.NotEqual(Values(SyntheticWeights.For(table.Description), moved), Values(trained, moved));

        // What the trained module computes of the known image, and what the runtime does with its weights.
        _folder.Write(
            "ask.py",
            """
            import math, torch
            from pieces import INPUT, Pieces, load_safetensors
            model = Pieces().eval()
            model.load_state_dict(load_safetensors("pieces.trained.safetensors"))
            image = torch.arange(math.prod(INPUT)) * 40503 % 65537 / 32768 - 1
            print(*model.predict(image.reshape(1, *INPUT)).flatten().tolist())
            """);
        (code, output) = await Python.Run(Python.WithTorch!, _folder.ToString(), "ask.py");
        Assert.True(code == 0, output);
        float[] theirs = [.. output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => float.Parse(word, CultureInfo.InvariantCulture))];
        using Session session = table.Load(trained, new LoadOptions { AuxiliaryClassifiers = true }).CreateSession();
        float[] ours = session.Run(Golden.Image(table.Description.Input)).ToArray();
        Assert.Equal(5, theirs.Length);
        Assert.All(ours.Zip(theirs), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, Rounding));
    }

    [TorchFact]
    public async Task What_the_script_cannot_do_is_one_line()
    {
        const string table = "# network: Small\n# input: 8x8x4\ntype,patch size/stride,output size\nconv,3x3/2,4x4x6\navg pool,4x4/1,1x1x6\nlinear,,1x1x4\nsoftmax,,1x1x4\n";
        await Export(_folder.Write("small.csv", table));
        await Export(_folder.Write("still.csv", table.Replace("# input", "# frozen: all\n# input", StringComparison.Ordinal)));
        await Export(_folder.Write("three.csv", table.Replace("8x8x4", "8x8x3", StringComparison.Ordinal)));
        await Export(_folder.Write("other.csv", table.Replace("1x1x4", "1x1x5", StringComparison.Ordinal)));
        Directory.CreateDirectory(_folder["empty"]);
        (int trained, string said) = await Python.Run(Python.WithTorch!, _folder.ToString(), "train_other.py", "--steps", "1", "--batch-size", "2");
        Assert.True(trained == 0, said);
        byte[] whole = File.ReadAllBytes(_folder["other.trained.safetensors"]);
        File.WriteAllBytes(_folder["cut.safetensors"], whole[..100]);
        File.WriteAllBytes(_folder["short.safetensors"], whole[..^4]);
        _folder.Write("junk.safetensors", "this is nothing of that kind");

        await Refuses("all rows are frozen, so there is nothing to train", "train_still.py");
        await Refuses("linear.weight is [5, 6], not [4, 6]", "train_small.py", "--weights", "other.trained.safetensors");
        foreach (string file in new[] { "cut", "short", "junk" }) await Refuses(file + ".safetensors: not safetensors, or damaged", "train_other.py", "--weights", file + ".safetensors");
        await Refuses("--batch-size: 0 is below 1", "train_small.py", "--batch-size", "0");
        await Refuses("--epochs: 0 is below 1", "train_small.py", "--epochs", "0");
        await Refuses("--learning-rate: nan is below 0", "train_small.py", "--learning-rate", "nan");
        await Refuses("nowhere: there is no such folder", "train_small.py", "--output", "nowhere/x.safetensors");
        await Refuses("nowhere: there is no such folder", "train_small.py", "--data", "nowhere");
        if (Python.WithTorchvision != Python.WithTorch) return;
        await Refuses("photos have 3 channels, and the network reads 4", "train_small.py", "--data", "empty");
        await Refuses("Couldn't find any class folder in empty.", "train_three.py", "--data", "empty");
        foreach (string photo in new[] { "a/1.jpg", "b/1.jpg", "c/1.jpg", "d/1.jpg" }) _folder.Write("damaged/" + photo, "no photo");
        string[] damaged = ["train_three.py", "--data", "damaged", "--batch-size", "2"];
        await Refuses("1.jpg: not a photo, or damaged: ", damaged);
        await Refuses("1.jpg: not a photo, or damaged: ", [.. damaged, "--workers", "1"]);

        // Before the first epoch, which would be lost.
        await Refuses("nowhere: there is no such folder", "train_three.py", "--validation", "nowhere");
        Assert.False(File.Exists(_folder["three.trained.safetensors"]));

        async Task Refuses(string message, params string[] arguments)
        {
            (int code, string output) = await Python.Run(Python.WithTorch!, _folder.ToString(), arguments);
            Assert.True(code is 1 or 2, output);
            Assert.Contains(message, output, StringComparison.Ordinal);
            Assert.DoesNotContain("Traceback", output, StringComparison.Ordinal);
        }
    }

    [TorchFact]
    public async Task Rows_classifiers_and_networks_may_be_called_as_anything_of_Python()
    {
        string[] rows = ["_modules", "__init__", "_forward_hooks", "register_forward_hook", "forward", "training", "class", "image", "torch", "super"];
        string[] heads = ["Def", "_fields", "_replace", "self", "x", "count", "logits", "Nn"];
        string table = "# network: NamedTuple\n# input: 8x8x3\n# optimizer: rmsprop (learning rate 0.001)\ntype,name,input,patch size/stride,output size\n"
            + string.Concat(rows.Select(row => $"conv,{row},,3x3/1,8x8x4\n")) + "avg pool,,,,1x1x4\nlinear,,,,1x1x3\nsoftmax,,,,1x1x3\n"
            + string.Concat(heads.Zip(rows, (head, row) => $"auxiliary classifier ({head}),,{row},,\navg pool,,,,1x1x4\nlinear,,,,1x1x3\n"));
        await Export(_folder.Write("names.csv", table));
        Assert.InRange(await Check("names.py"), 0, Rounding);
        (int code, string output) = await Python.Run(Python.WithTorch!, _folder.ToString(), "train_names.py", "--steps", "1", "--batch-size", "2");
        Assert.True(code == 0, output);
    }

    // torchvision's modules have the tensors that torchvision's files have.
    [TorchvisionFact]
    public async Task The_weights_of_torchvision_load()
    {
        await Export("googlenet_torchvision");
        await Export("inception_v3");
        _folder.Write(
            "compare.py",
            """
            import torch, torchvision
            from googlenet_torchvision import INPUT, GoogLeNetTorchvision
            from inception_v3 import InceptionV3

            def compare(theirs, ours, size):
                torch.manual_seed(1)
                ours.load_state_dict(theirs.state_dict())
                assert list(ours.state_dict()) and set(ours.state_dict()) == set(theirs.state_dict())
                image = torch.rand(1, 3, size, size) * 2 - 1
                theirs.eval(), ours.eval()
                with torch.no_grad():
                    x, y = theirs(image), ours(image)
                error = ((x - y).abs().max() / x.abs().max()).item()
                assert error < 1e-5, error
                print("same", error)

            models = torchvision.models
            compare(models.googlenet(init_weights=False, transform_input=False), GoogLeNetTorchvision(), 224)
            compare(models.inception_v3(init_weights=False, transform_input=False), InceptionV3(), 299)
            """);
        (int code, string output) = await Python.Run(Python.WithTorchvision!, _folder.ToString(), "compare.py");
        Assert.True(code == 0, output);
        Assert.Equal(2, output.Split("same").Length - 1);
    }

    [LongTorchFact]
    public async Task Every_shipped_table_gives_the_runtimes_numbers()
    {
        foreach (ShippedNetwork network in ShippedNetworks.All)
        {
            await Export(network.Name);
            double error = await Check(network.Name + ".py");

            // Inception v4 with synthetic weights: PyTorch's float32 misses its own float64 by 1e-4 of the largest logit.
            double limit = network.Name.StartsWith("inception_v4", StringComparison.Ordinal) ? 5 * Rounding : Rounding;
            Assert.True(error < limit, $"{network.Name}: {error}");
        }
    }

    public void Dispose() => _folder.Dispose();

    private static float[] Values(IWeightSource weights, string tensor)
    {
        float[] values = new float[weights.Tensors[tensor].Elements];
        weights.Read(tensor, values);
        return values;
    }

    private string Pieces() => _folder.Write("pieces.csv", File.ReadAllText(Path.Combine(TableFolderOnDisk.Root, "tests", "InceptionGen.Tool.Tests", "Torch", "pieces.csv")));

    private async Task Export(string table, params string[] options)
    {
        string name = Path.GetFileNameWithoutExtension(table);
        ToolRun run = await ToolRun.Without(["export", table, "--to", "torch", "-o", _folder[name + ".py"], .. options]);
        Assert.True(run.Code == ExitCode.Clean, run.Error);
    }

    private async Task<double> Check(string file)
    {
        (int code, string output) = await Python.Run(Python.WithTorch!, _folder.ToString(), file);
        Assert.True(code == 0, output);
        return double.Parse(Difference().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"differs by (\S+) of the largest output")]
    private static partial Regex Difference();
}
