using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests.Triton;

/// <summary>Needs the compiler of Protocol Buffers.</summary>
internal sealed class ProtocTheoryAttribute : TheoryAttribute
{
    public ProtocTheoryAttribute()
    {
        try
        {
            using Process protoc = Process.Start(new ProcessStartInfo("protoc", "--version") { RedirectStandardOutput = true })!;
            protoc.WaitForExit();
        }
        catch (Win32Exception)
        {
            Skip = "protoc is not installed (apt-get install protobuf-compiler).";
        }
    }
}

public sealed class TritonTests : IDisposable
{
    private const string Small = "# network: Small\n# input: 8x6x3\n# classes: \"cat, wild\", dog\ntype,patch size/stride,output size\nconv,3x3/2,4x3x6\navg pool,4x3/1,1x1x6\nlinear,,1x1x2\nsoftmax,,1x1x2\n";

    // What the export uses of Triton's message: names and numbers are those of its model_config.proto.
    private const string Message = """
        syntax = "proto3";
        package inference;
        enum DataType { TYPE_INVALID = 0; TYPE_FP32 = 11; }
        message ModelTensorReshape { repeated int64 shape = 1; }
        message ModelInput {
          enum Format { FORMAT_NONE = 0; FORMAT_NHWC = 1; FORMAT_NCHW = 2; }
          string name = 1; DataType data_type = 2; Format format = 3; repeated int64 dims = 4;
        }
        message ModelOutput { string name = 1; DataType data_type = 2; repeated int64 dims = 3; string label_filename = 4; ModelTensorReshape reshape = 5; }
        message ModelInstanceGroup {
          enum Kind { KIND_AUTO = 0; KIND_GPU = 1; KIND_CPU = 2; KIND_MODEL = 3; }
          int32 count = 2; Kind kind = 4;
        }
        message ModelDynamicBatching { uint64 max_queue_delay_microseconds = 2; }
        message ModelConfig {
          string name = 1; int32 max_batch_size = 4; repeated ModelInput input = 5; repeated ModelOutput output = 6;
          repeated ModelInstanceGroup instance_group = 7; ModelDynamicBatching dynamic_batching = 11; string backend = 17;
        }
        """;

    private readonly TableFolderOnDisk _folder = new();

    [Fact]
    public async Task A_repository_has_a_model_its_configuration_and_its_labels()
    {
        ToolRun run = await Export(Small);
        Assert.Equal(("", ExitCode.Clean), (run.Output, run.Code));
        Assert.Contains($"wrote {_folder["pets/config.pbtxt"]}, {_folder["pets/1/model.onnx"]}, {_folder["pets/labels.txt"]}: Small with synthetic weights", run.Error, StringComparison.Ordinal);
        Assert.Equal("cat, wild\ndog\n", _folder.Read("pets/labels.txt"));
        Assert.Equal(
            """
            # Small: images as rgb / 127.5 - 1, in the order N, C, H, W.
            name: "pets"
            backend: "onnxruntime"
            max_batch_size: 16
            input [
              {
                name: "input"
                data_type: TYPE_FP32
                format: FORMAT_NCHW
                dims: [ 3, 8, 6 ]
              }
            ]
            output [
              {
                name: "probabilities"
                data_type: TYPE_FP32
                label_filename: "labels.txt"
                dims: [ 2 ]
              }
            ]
            output [
              {
                name: "logits"
                data_type: TYPE_FP32
                label_filename: "labels.txt"
                dims: [ 2 ]
              }
            ]
            dynamic_batching {
              max_queue_delay_microseconds: 1000
            }
            instance_group [
              {
                kind: KIND_AUTO
                count: 1
              }
            ]

            """,
            _folder.Read("pets/config.pbtxt"));
    }

    [ProtocTheory]
    [InlineData(Small)]
    [InlineData("# network: Base\n# input: 8x8x3\ntype,patch size/stride,output size\nconv,3x3/2,4x4x6\navg pool,4x4/1,1x1x6\n")]
    public async Task Triton_reads_the_configuration(string table)
    {
        await Export(table);
        string message = _folder.Write("model_config.proto", Environment.GetEnvironmentVariable("INCEPTIONGEN_TRITON_PROTO") is { Length: > 0 } file ? File.ReadAllText(file) : Message);
        var start = new ProcessStartInfo("protoc", ["--encode=inference.ModelConfig", "-I", Path.GetDirectoryName(message)!, message]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process protoc = Process.Start(start)!;
        Task<string> error = protoc.StandardError.ReadToEndAsync(), bytes = protoc.StandardOutput.ReadToEndAsync();
        await protoc.StandardInput.WriteAsync(_folder.Read("pets/config.pbtxt"));
        protoc.StandardInput.Close();
        await protoc.WaitForExitAsync();
        Assert.Equal(("", 0), (await error, protoc.ExitCode));
        Assert.Contains("onnxruntime", await bytes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pixel_that_no_linear_row_made_is_given_as_a_vector()
    {
        await Export("# network: Base\n# input: 8x8x3\ntype,patch size/stride,output size\nconv,3x3/2,4x4x6\navg pool,4x4/1,1x1x6\n");
        Assert.Contains("name: \"output\"\n    data_type: TYPE_FP32\n    reshape { shape: [ 6, 1, 1 ] }\n    dims: [ 6 ]", _folder.Read("pets/config.pbtxt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_there_is_replaced_only_if_that_is_said()
    {
        string config = _folder.Write("pets/config.pbtxt", "mine");
        ToolRun run = await Export(Small);
        Assert.Equal(ExitCode.Unusable, run.Code);
        Assert.Equal($"{config}: there is such a file already; --force replaces it, and -o writes another\n", run.Error);
        Assert.Equal("mine", _folder.Read("pets/config.pbtxt"));
        Assert.Equal(ExitCode.Clean, (await Export(Small, "--force")).Code);
    }

    [Fact]
    public async Task Weights_that_do_not_fit_leave_no_folder()
    {
        string table = _folder.Write("small.csv", Small), weights = Path.Combine(TableFolderOnDisk.Root, "tests", "InceptionGen.Runtime.Tests", "Formats", "mini.safetensors");
        ToolRun run = await ToolRun.Without("export", table, "--to", "triton", "--weights", weights, "-o", _folder["pets"]);
        Assert.Equal(ExitCode.Unusable, run.Code);
        Assert.Contains("does not fit Small", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["pets"]));
    }

    [Theory]
    [InlineData("A model needs weights")]
    [InlineData("is a folder", "--synthetic", "-o", "-")]
    public async Task Wrong_usage_is_said_before_anything_is_read(string message, params string[] options)
    {
        ToolRun run = await ToolRun.Without(["export", "nowhere.csv", "--to", "triton", .. options]);
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<ToolRun> Export(string table, params string[] options) =>
        ToolRun.Without(["export", _folder.Write("small.csv", table), "--to", "triton", "--synthetic", "-o", _folder["pets"], .. options]);
}
