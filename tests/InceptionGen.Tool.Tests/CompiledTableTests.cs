using System;
using System.IO;
using System.Linq;
using InceptionGen.Compilation;
using InceptionGen.Shipped;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests;

/// <summary>A network of a table that is read at run time gives the numbers of the generated class, bit for bit.</summary>
public sealed class CompiledTableTests
{
    [Theory]
    [InlineData("googlenet")]
    [InlineData("bn_inception_slim")]
    [InlineData("inception_v2_79")]
    [InlineData("inception_v3_keras")]
    [InlineData("inception_resnet_v1")]
    [InlineData("alexnet")]
    public void Both_give_the_same_numbers(string name)
    {
        ShippedNetwork shipped = ShippedNetworks.Find(name);
        CompiledTable table = CompiledTable.Read(Path.Combine(TableFolderOnDisk.Tables, name + ".csv"));
        var weights = SyntheticWeights.For(table.Description);

        Assert.Equal(Outputs(shipped.Load(weights, new() { AuxiliaryClassifiers = true })), Outputs(table.Load(weights, new() { AuxiliaryClassifiers = true })));
    }

    [Fact]
    public void Running_allocates_nothing()
    {
        CompiledTable table = CompiledTable.Read(Path.Combine(TableFolderOnDisk.Tables, "inception_v2_79.csv"));
        using Session session = table.Load(SyntheticWeights.For(table.Description)).CreateSession(new() { Threads = 1 });
        byte[] black = new byte[table.Description.Input.Elements];
        session.Run(black);
        long before = GC.GetAllocatedBytesForCurrentThread();
        session.Run(black);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Tables_that_it_names_come_from_beside_it_or_from_the_other_folder()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        string head = Path.Combine(folder, "head.csv");
        File.Copy(Path.Combine(TableFolderOnDisk.Root, "tests", "InceptionGen.Networks.Tests", "Training", "transfer.csv"), head);

        Assert.Contains("ING", Assert.Throws<TableException>(() => CompiledTable.Read(head)).Message, StringComparison.Ordinal);
        Assert.Equal(TransferHead.Description.Tensors.Select(tensor => tensor.Name), CompiledTable.Read(head, TableFolderOnDisk.Tables).Description.Tensors.Select(tensor => tensor.Name));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("# input: 17x17x3\ntype,patch size/stride,output size\nconvolution,3x3/2,8x8x8\nlinear,,1x1x5x\n", "(4,9): ING102")]
    [InlineData("# module: pair\ntype,#1x1\nbranch,8\n", "ING")]
    [InlineData("nothing at all", "ING")]
    public void A_table_with_a_mistake_names_its_place(string text, string message)
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "net.csv");
        File.WriteAllText(file, text);
        string mistake = Assert.Throws<TableException>(() => CompiledTable.Read(file)).Message;

        Assert.StartsWith(file, mistake, StringComparison.Ordinal);
        Assert.Contains(message, mistake, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    // Of two images, and every row's: the maps of all stages are where the plan says.
    private static float[][] Outputs(Network network)
    {
        Tap[] taps = [.. network.Architecture.Taps];
        byte[] images = [.. Enumerable.Range(0, 2 * (int)network.Architecture.Input.Elements).Select(value => (byte)(value * 37))];
        using Session all = network.CreateSession(new() { Batch = 2, Taps = taps }), one = network.CreateSession(new() { Threads = 1 });
        all.Run(images);
        one.Run(images.AsSpan(0, images.Length / 2));
        return [all.Logits.ToArray(), one.Output.ToArray(), .. taps.Select(tap => all.Values(tap).ToArray())];
    }
}
