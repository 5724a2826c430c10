using System;
using System.IO;
using System.Threading.Tasks;
using InceptionGen.Shipped;
using InceptionGen.Tool.Commands;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests.Importing;

/// <summary>Descriptions that timm writes beside the weights of a model.</summary>
public sealed class TimmTests : IDisposable
{
    private const string ImageNet = "\"mean\":[0.485,0.456,0.406],\"std\":[0.229,0.224,0.225]", Halves = "\"mean\":[0.5,0.5,0.5],\"std\":[0.5,0.5,0.5]";

    private readonly TableFolderOnDisk _folder = new();

    [Theory]
    [InlineData("inception_v3", "inception_v3", Halves)]
    [InlineData("adv_inception_v3", "inception_v3", Halves)]
    [InlineData("inception_v4", "inception_v4", Halves)]
    [InlineData("inception_resnet_v2", "inception_resnet_v2", Halves)]
    [InlineData("ens_adv_inception_resnet_v2", "inception_resnet_v2", "\"mean\":null")]
    public async Task An_architecture_of_the_papers_is_its_shipped_table(string architecture, string table, string images)
    {
        ToolRun run = await Import(Config(architecture, 1000, images));
        Assert.True(run.Code == ExitCode.Clean, run.Error);
        Assert.Equal(File.ReadAllText(Path.Combine(TableFolderOnDisk.Tables, table + ".csv")), _folder.Read("t.csv"));
        Assert.Contains($"timm's {architecture}, as in {table}.csv;", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("ArchitectureTable", run.Error, StringComparison.Ordinal);
        Assert.Equal(images != Halves, run.Error.Contains("does not say how bytes become the input", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Classes_and_preprocessing_are_the_descriptions()
    {
        ToolRun run = await Import(Config("inception_v3", 7, ImageNet));
        Assert.True(run.Code == ExitCode.Clean, run.Error);
        string table = _folder.Read("t.csv");
        Assert.Contains("\n# preprocess: rgb / 255 - 0.485 0.456 0.406 / 0.229 0.224 0.225\n", table, StringComparison.Ordinal);
        Assert.Contains("1x1x7,", table, StringComparison.Ordinal);
        Assert.DoesNotContain("1x1x1000", table, StringComparison.Ordinal);
        ToolRun check = await ToolRun.Without("check", _folder["t.csv"], "--fail-on", "warning");
        Assert.True(check.Code == ExitCode.Clean, check.Output);
    }

    [Fact]
    public async Task Another_image_and_a_missing_classifier_are_said_for_the_project_file()
    {
        string config = Config("inception_v4", 0, Halves).Replace("[3,299,299]", "[3,320,256]", StringComparison.Ordinal);
        Assert.Contains("<ArchitectureTable Include=\"t.csv\" Input=\"320x256x3\" IncludeTop=\"false\" Pooling=\"avg\" />", (await Import(config)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_the_description_is_read()
    {
        _folder.Write("model/config.json", Config("inception_v3", 1000, ImageNet));
        ToolRun run = await ToolRun.Without("import", _folder["model"], "-o", "-", "--preprocess", "rgb / 255");
        Assert.Equal(ExitCode.Clean, run.Code);
        Assert.Contains("\n# preprocess: rgb / 255\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_programs_config_beside_weights_is_left_alone()
    {
        _folder.Write("model/config.json", """{"architectures":["ResNetForImageClassification"],"model_type":"resnet"}""");
        NetworkDescription network = ShippedNetworks.Find("googlenet_torchvision").Describe();
        network.SaveSafetensors(SyntheticWeights.For(network), _folder["model/model.safetensors"]);
        ToolRun run = await ToolRun.Without("import", _folder["model"], "-o", "-");
        Assert.True(run.Code == ExitCode.Clean, run.Error);
        Assert.Contains("# network: GoogLeNet", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("timm's 'resnet50' is not a network that comes with the package", "resnet50")]
    [InlineData("has no weights, so that --weights w.safetensors has nothing to write", "inception_v3", "--weights", "w.safetensors")]
    [InlineData("leave out --name", "inception_v3", "--name", "Mine")]
    public async Task What_cannot_be_done_is_said_and_nothing_is_written(string message, string architecture, params string[] more)
    {
        ToolRun run = await Import(Config(architecture, 1000, ImageNet), more);
        Assert.NotEqual(ExitCode.Clean, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["t.csv"]));
    }

    [Theory]
    [InlineData("\"mean\":[0.5,0.5],\"std\":[0.5,0.5]")]
    [InlineData("\"mean\":[0.5,0.5,\"x\"],\"std\":[0.5,0.5,0.5]")]
    [InlineData("\"mean\":[0.5,0.5,0.5],\"std\":[0.5,0,0.5]")]
    [InlineData("\"mean\":[1e300,0.5,0.5],\"std\":[0.5,0.1,0.5]")]
    public async Task Numbers_that_cannot_be_used_are_as_if_nothing_were_said(string images)
    {
        ToolRun run = await Import(Config("inception_v3", 1000, images).Replace("[3,299,299]", "[3,-1,1e9]", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Clean, run.Code);
        Assert.Contains("does not say how bytes become the input", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Input=", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string Config(string architecture, int classes, string images) =>
        $"{{\"architecture\":\"{architecture}\",\"num_classes\":{classes},\"num_features\":2048,\"pretrained_cfg\":{{\"tag\":\"tf_in1k\",\"input_size\":[3,299,299],{images},\"classifier\":\"fc\"}}}}";

    private Task<ToolRun> Import(string config, params string[] more)
    {
        _folder.Write("config.json", config);
        return ToolRun.Without(["import", _folder["config.json"], "-o", _folder["t.csv"], .. more]);
    }
}
