using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests.Importing;

/// <summary>Whatever way an exporter has of writing a network, its table checks clean and computes what ONNX Runtime computes.</summary>
public sealed class HabitTests
{
    public static TheoryData<string> Habits => [.. HabitModels.All.Keys];

    public static TheoryData<string> Preprocessings => [.. HabitModels.OfBytes.Keys];

    [Theory]
    [MemberData(nameof(Habits))]
    public async Task A_table_computes_the_same_numbers(string habit)
    {
        using var folder = new TableFolderOnDisk();
        await Import(folder, HabitModels.All[habit]());
        Assert.InRange(Peer.Difference(folder, folder["model.onnx"]), 0, 1e-5);
    }

    [Theory]
    [MemberData(nameof(Preprocessings))]
    public async Task What_a_model_does_to_its_image_is_the_tables_preprocessing(string habit)
    {
        using var folder = new TableFolderOnDisk();
        (string formula, Func<byte[]> model) = HabitModels.OfBytes[habit];
        ToolRun run = await Import(folder, model());
        Assert.Contains($"# preprocess: {formula}\n", folder.Read("imported.csv"), StringComparison.Ordinal);
        Assert.DoesNotContain("--preprocess", run.Error, StringComparison.Ordinal);
        Assert.InRange(Peer.Difference(folder, folder["model.onnx"], asBytes: true), 0, 1e-5);
    }

    [Fact]
    public async Task Weights_in_a_file_beside_the_model_are_read()
    {
        using var folder = new TableFolderOnDisk();
        float[] numbers = [.. Enumerable.Range(0, 15).Select(i => (i * 0.1f) - 0.5f)];
        File.WriteAllBytes(folder["weights.bin"], [.. ModelBuilder.Bytes(numbers)]);
        ModelBuilder model = new();
        string kernel = model.Initializer(ModelBuilder.Tensor([4, 3, 1, 1], 1).Add(13, Entry("location", "weights.bin")).Add(13, Entry("offset", "12")).Add(13, Entry("length", "48")).Add(14, 1));
        model.Output(model.Node("Relu", [model.Node("Conv", [model.Input("image", 1, 3, 8, 8), kernel])]));
        await Import(folder, model.ToBytes());
        Assert.InRange(Peer.Difference(folder, folder["model.onnx"]), 0, 1e-5);
    }

    internal static ModelBuilder.Message Entry(string key, string value) => new ModelBuilder.Message().Add(1, key).Add(2, value);

    private static async Task<ToolRun> Import(TableFolderOnDisk folder, byte[] model)
    {
        File.WriteAllBytes(folder["model.onnx"], model);
        ToolRun run = await ToolRun.Without("import", folder["model.onnx"], "-o", folder["imported.csv"], "--weights", folder["imported.safetensors"]);
        Assert.True(run.Code == ExitCode.Clean, run.Error);
        ToolRun check = await ToolRun.Without("check", folder["imported.csv"]);
        Assert.True(check.Code == ExitCode.Clean, check.Output + folder.Read("imported.csv"));
        return run;
    }
}
