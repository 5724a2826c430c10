using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace InceptionGen.Tests.Onnx;

/// <summary>A model's file is whole or not there.</summary>
public sealed class FileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("onnx").FullName;
    private readonly EditableWeights _weights = EditableWeights.Of(TinyNetwork.Description);

    [Fact]
    public void A_file_holds_what_a_stream_gets_and_replaces_an_older_one()
    {
        File.WriteAllText(InFolder("model.onnx"), new string('x', 1_000_000));
        TinyNetwork.Description.ExportOnnx(_weights, InFolder("model.onnx"));
        using MemoryStream stream = new();
        TinyNetwork.Description.ExportOnnx(_weights, stream);
        Assert.Equal(stream.ToArray(), File.ReadAllBytes(InFolder("model.onnx")));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_model_is_the_same_every_time()
    {
        using MemoryStream first = new(), second = new();
        TinyNetwork.Description.ExportOnnx(_weights, first);
        TinyNetwork.Description.ExportOnnx(_weights, second);
        Assert.Equal(first.ToArray(), second.ToArray());
    }

    [Fact]
    public void A_folder_is_not_replaced()
    {
        Directory.CreateDirectory(InFolder("model.onnx"));
        UnauthorizedAccessException exception = Assert.Throws<UnauthorizedAccessException>(() => TinyNetwork.Description.ExportOnnx(_weights, InFolder("model.onnx")));
        Assert.Equal($"{InFolder("model.onnx")} is a folder: name a file in it.", exception.Message);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_named()
    {
        string path = Path.Combine(_folder, "none", "model.onnx");
        DirectoryNotFoundException exception = Assert.Throws<DirectoryNotFoundException>(() => TinyNetwork.Description.ExportOnnx(_weights, path));
        Assert.Equal($"{path} cannot be written: the folder {InFolder("none")} does not exist.", exception.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Weights_that_fail_on_the_way_leave_nothing_behind(bool isThere)
    {
        if (isThere) File.WriteAllText(InFolder("model.onnx"), "before");
        _weights["bn1.running_var"][0] = -1;
        Assert.Throws<WeightException>(() => TinyNetwork.Description.ExportOnnx(_weights, InFolder("model.onnx")));
        Assert.Equal(isThere ? ["before"] : [], Directory.GetFiles(_folder).Select(File.ReadAllText));
    }

    [Fact]
    public void A_file_that_is_in_use_is_named_and_stays()
    {
        using FileStream inUse = new(InFolder("model.onnx"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        IOException exception = Assert.Throws<IOException>(() => TinyNetwork.Description.ExportOnnx(_weights, InFolder("model.onnx")));
        Assert.Contains($"'{InFolder("model.onnx")}'", exception.Message, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void What_a_link_points_to_is_replaced()
    {
        File.WriteAllText(InFolder("v1.onnx"), "before");
        File.CreateSymbolicLink(InFolder("current.onnx"), InFolder("v1.onnx"));
        TinyNetwork.Description.ExportOnnx(_weights, InFolder("current.onnx"));
        Assert.Equal(InFolder("v1.onnx"), File.ResolveLinkTarget(InFolder("current.onnx"), returnFinalTarget: false)?.FullName);
        Assert.NotEmpty(new ReadModel(File.ReadAllBytes(InFolder("v1.onnx"))).Nodes);
        Assert.Equal(2, Directory.GetFiles(_folder).Length);
    }

    [Theory]
    [InlineData("v2.onnx", true)]
    [InlineData("none/v2.onnx", false)]
    public void What_a_link_points_to_need_not_be_there_yet(string target, bool canBeMade)
    {
        File.CreateSymbolicLink(InFolder("latest.onnx"), target);
        File.CreateSymbolicLink(InFolder("current.onnx"), "latest.onnx");
        void Export() => TinyNetwork.Description.ExportOnnx(_weights, InFolder("current.onnx"));
        if (canBeMade)
        {
            Export();
            Assert.NotEmpty(new ReadModel(File.ReadAllBytes(InFolder(target))).Nodes);
        }
        else
        {
            Assert.Contains("does not exist", Assert.Throws<DirectoryNotFoundException>(Export).Message, StringComparison.Ordinal);
        }

        Assert.Equal(["latest.onnx", target], new[] { "current.onnx", "latest.onnx" }.Select(link => new FileInfo(InFolder(link)).LinkTarget));
    }

    [PipeTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_named_pipe_gets_the_model_and_stays(bool throughLink)
    {
        Assert.True(SpecialFile.TryMakePipe(InFolder("pipe")));
        File.CreateSymbolicLink(InFolder("link"), "pipe");
        Task<byte[]> reader = Task.Run(() =>
        {
            using FileStream pipe = File.OpenRead(InFolder("pipe"));
            using MemoryStream read = new();
            pipe.CopyTo(read);
            return read.ToArray();
        });

        TinyNetwork.Description.ExportOnnx(_weights, InFolder(throughLink ? "link" : "pipe"));

        using MemoryStream stream = new();
        TinyNetwork.Description.ExportOnnx(_weights, stream);
        Assert.True(reader.Wait(TimeSpan.FromMinutes(1)), "The pipe's reader got no end.");
        Assert.Equal(stream.ToArray(), reader.Result);
        RequireSpecial("pipe");
    }

    [DeviceTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_device_stays(bool throughLink)
    {
        Assert.True(SpecialFile.TryMakeNullDevice(InFolder("device")));
        File.CreateSymbolicLink(InFolder("link"), "device");
        TinyNetwork.Description.ExportOnnx(_weights, InFolder(throughLink ? "link" : "device"));
        RequireSpecial("device");
    }

    [Fact]
    public void A_stream_is_written_from_where_it_stands_and_stays_open()
    {
        using MemoryStream stream = new();
        stream.WriteByte(7);
        TinyNetwork.Description.ExportOnnx(_weights, stream);
        Assert.NotEmpty(new ReadModel(stream.ToArray()[1..]).Nodes);
        Assert.Throws<ArgumentNullException>(() => TinyNetwork.Description.ExportOnnx(_weights, (Stream)null!));
    }

    [Fact]
    public void What_takes_more_than_two_gigabytes_is_refused_at_once()
    {
        Execution.DescriptionBuilder table = new("Huge", "", "", new(64, 64, 512), "rgb");
        table.Stage("fc", "Fc");
        table.Linear("", -1, 1000, tensors: new("fc.weight"));
        EmptyWeights weights = new(table.Build());
        NotSupportedException exception = Assert.Throws<NotSupportedException>(() => table.Build().ExportOnnx(weights, InFolder("huge.onnx")));
        Assert.StartsWith("Huge needs 838860", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // A regular file that had replaced it would have the model's length.
    private void RequireSpecial(string name)
    {
        Assert.Equal(0, new FileInfo(InFolder(name)).Length);
        Assert.Equal(name, new FileInfo(InFolder("link")).LinkTarget);
        Assert.Equal(2, Directory.GetFileSystemEntries(_folder).Length);
    }

    private string InFolder(string name) => Path.Combine(_folder, name);

    private sealed class EmptyWeights(NetworkDescription network) : IWeightSource
    {
        public string Description => "nothing";

        public System.Collections.Generic.IReadOnlyDictionary<string, TensorShape> Tensors { get; } =
            network.Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Shape);

        public void Read(string name, Span<float> destination) => throw new InvalidOperationException("It is not to be read.");
    }
}
