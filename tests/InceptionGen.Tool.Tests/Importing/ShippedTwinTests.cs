using System;
using System.Threading.Tasks;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests.Importing;

/// <summary>Descriptions of networks that come with the package say so.</summary>
public sealed class ShippedTwinTests
{
    [Theory]
    [InlineData(2, 1000, true, 299, "inception_v3_keras.csv, which comes with the package. <ArchitectureTable Include=\"inception_v3_keras.csv\" /> is its class.")]
    [InlineData(3, 5, true, 299, "<ArchitectureTable Include=\"inception_v3_keras.csv\" Classes=\"5\" /> is its class.")]
    [InlineData(3, 1000, true, 150, "<ArchitectureTable Include=\"inception_v3_keras.csv\" Input=\"150x150x3\" /> is its class.")]
    [InlineData(3, 0, false, 299, "<ArchitectureTable Include=\"inception_v3_keras.csv\" IncludeTop=\"false\" Pooling=\"avg\" /> is its class.")]
    [InlineData(2, 5, false, 299, "except the softmax at its end, which m.json does not have. <ArchitectureTable Include=\"inception_v3_keras.csv\" Classes=\"5\" /> is its class.")]
    public async Task A_shipped_network_is_recognised_by_its_structure(int version, int classes, bool hasSoftmax, int side, string words)
    {
        using var folder = new TableFolderOnDisk();
        folder.Write("m.json", KerasModels.InceptionV3(version, classes, hasSoftmax, side));
        ToolRun run = await ToolRun.Without("import", folder["m.json"], "-o", folder["m.csv"]);
        Assert.True(run.Code == ExitCode.Clean, run.Error);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.Equal(classes > 0 && !hasSoftmax, run.Error.Contains("The model ends in 5 logits", StringComparison.Ordinal));
        Assert.Equal(hasSoftmax, folder.Read("m.csv").Contains("\nsoftmax,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Its_weights_are_said_to_load_into_it()
    {
        using var folder = new TableFolderOnDisk();
        TensorFlowJsFolder.Write(folder["net"], KerasModels.InceptionV3(2, 1000, hasSoftmax: true), isSparse: true);
        ToolRun run = await ToolRun.Without("import", folder["net"], "-o", folder["m.csv"]);
        Assert.True(run.Code == ExitCode.Clean, run.Error);
        Assert.Contains("<ArchitectureTable Include=\"inception_v3_keras.csv\" /> is its class, and the weights of ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("inception_v3_keras.csv says", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_epsilon_is_another_network()
    {
        using var folder = new TableFolderOnDisk();
        folder.Write("m.json", KerasModels.InceptionV3(2, 1000, hasSoftmax: true).Replace("\"epsilon\":0.001", "\"epsilon\":0.002", StringComparison.Ordinal));
        ToolRun run = await ToolRun.Without("import", folder["m.json"], "-o", "-");
        Assert.Equal(ExitCode.Clean, run.Code);
        Assert.DoesNotContain("comes with the package", run.Error, StringComparison.Ordinal);
    }
}
