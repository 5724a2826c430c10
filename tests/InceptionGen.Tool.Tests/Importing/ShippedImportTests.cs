using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using InceptionGen.Shipped;
using InceptionGen.Tool.Commands;
using InceptionGen.Tool.Projects;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests.Importing;

/// <summary>Files of weights whose names tell which shipped table they are of.</summary>
public sealed class ShippedImportTests
{
    [Fact]
    public async Task Weights_of_a_shipped_network_come_back_as_its_table()
    {
        using var folder = new TableFolderOnDisk();
        NetworkDescription network = ShippedNetworks.Find("googlenet_torchvision").Describe();
        network.SaveSafetensors(SyntheticWeights.For(network), folder["w.safetensors"]);

        ToolRun run = await ToolRun.Without("import", folder["w.safetensors"], "-o", folder["w.csv"]);
        Assert.True(run.Code == ExitCode.Clean, run.Error);
        Assert.Equal(File.ReadAllText(Path.Combine(TableFolderOnDisk.Tables, "googlenet_torchvision.csv")), folder.Read("w.csv"));
        Assert.DoesNotContain("ArchitectureTable", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Clean, (await ToolRun.Without("check", folder["w.csv"])).Code);
    }

    [Fact]
    public async Task Another_number_of_classes_is_said_for_the_project_file()
    {
        using var folder = new TableFolderOnDisk();
        NetworkDescription network = ShippedNetworks.Find("googlenet_torchvision").Describe();
        WriteWithFewClasses(network, 5, folder["w.safetensors"]);

        ToolRun run = await ToolRun.Without("import", folder["w.safetensors"], "-o", folder["w.csv"]);
        Assert.True(run.Code == ExitCode.Clean, run.Error);
        Assert.Contains("googlenet_torchvision.csv with 5 classes", run.Error, StringComparison.Ordinal);
        Assert.Contains("delete that row", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Classes=", run.Error, StringComparison.Ordinal);

        // 1024 x 5 is 5K in the column of parameters; the totals are those of the network's own rows, which had 1000 x 1024 more and now have 5 x 1024.
        string table = folder.Read("w.csv");
        Assert.Contains("\nlinear,,,,1x1x5,1,,,,,,,,5.0K,5120\nsoftmax,,,,1x1x5,0\n", table, StringComparison.Ordinal);
        Assert.Contains("\nlinear,aux1,,,1x1x5,1,,,,,,,,5.0K,5120\n", table, StringComparison.Ordinal);
        Assert.DoesNotContain("1x1x1000", table, StringComparison.Ordinal);
        ToolRun check = await ToolRun.Without("check", folder["w.csv"], "--fail-on", "warning");
        Assert.True(check.Code == ExitCode.Clean, check.Output);
        Assert.Equal(ExitCode.Clean, (await ToolRun.Without("weights", folder["w.safetensors"], "--table", folder["w.csv"])).Code);
    }

    [Fact]
    public async Task Weights_of_no_shipped_network_are_refused()
    {
        string file = Path.Combine(TableFolderOnDisk.Root, "tests", "InceptionGen.Runtime.Tests", "Formats", "mini.safetensors");
        ToolRun run = await ToolRun.Without("import", file, "-o", "-");
        Assert.Equal((ExitCode.Unusable, ""), (run.Code, run.Output));
        Assert.Contains(file, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_said_of_models_is_not_for_weights()
    {
        string file = Path.Combine(TableFolderOnDisk.Root, "tests", "InceptionGen.Runtime.Tests", "Formats", "mini.safetensors");
        ToolRun run = await ToolRun.Without("import", file, "-o", "-", "--input", "32x32x3");
        Assert.Equal((ExitCode.Usage, ""), (run.Code, run.Output));
    }

    [Fact]
    public void Every_shipped_classifier_can_have_another_number_of_classes()
    {
        string[] networks = [.. ShippedTables.Names.Where(name => name.EndsWith(".csv", StringComparison.Ordinal) && !name.EndsWith(".names.csv", StringComparison.Ordinal) && ShippedTables.Find(name)!.Content.Contains("\nlinear,", StringComparison.Ordinal))];
        Assert.Contains("inception_v3_nsfwjs.csv", networks);
        Assert.All(networks, name => Assert.NotNull(ShippedText.WithClasses(name, "7", default)));
        Assert.DoesNotContain("# classes:", ShippedText.WithClasses("inception_v3_nsfwjs.csv", "7", default)!, StringComparison.Ordinal);
    }

    /// <summary>A network's weights with a smaller last layer; no number is looked at.</summary>
    private static void WriteWithFewClasses(NetworkDescription network, int classes, string path)
    {
        long offset = 0;
        List<string> entries = [];
        foreach (TensorInfo tensor in network.Tensors.Where(tensor => tensor.Head.Length == 0))
        {
            int[] shape = tensor.Operation is LinearInfo ? [classes, .. tensor.Shape.Dimensions[1..]] : [.. tensor.Shape.Dimensions];
            long end = offset + (shape.Aggregate(1L, (product, dimension) => product * dimension) * sizeof(float));
            entries.Add($"\"{tensor.Name}\":{{\"dtype\":\"F32\",\"shape\":[{string.Join(',', shape)}],\"data_offsets\":[{offset},{end}]}}");
            offset = end;
        }

        byte[] header = Encoding.UTF8.GetBytes("{" + string.Join(',', entries) + "}");
        File.WriteAllBytes(path, [.. BitConverter.GetBytes((long)header.Length), .. header, .. new byte[offset]]);
    }
}
