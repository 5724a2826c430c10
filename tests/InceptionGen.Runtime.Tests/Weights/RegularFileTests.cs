using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace InceptionGen.Tests;

/// <summary>What is opened as a file of weights, and what happens to it while it is open.</summary>
public sealed class RegularFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public static TheoryData<string> Formats => ["mini.safetensors", "mini.pth", "mini_legacy.pth", "mini_keras_model.h5"];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_symbolic_link_is_opened_as_what_it_leads_to(string name)
    {
        File.Copy($"Formats/{name}", InFolder("blob"));
        File.CreateSymbolicLink(InFolder("snapshot"), "blob");
        File.CreateSymbolicLink(InFolder("current"), InFolder("snapshot"));
        Assert.True(WeightFileFuzz.TryReadAll(InFolder("current")));
    }

    [Fact]
    public void A_file_in_a_linked_folder_is_opened()
    {
        Directory.CreateDirectory(InFolder("v1"));
        File.Copy("Formats/mini.pth", InFolder("v1/model.pth"));
        Directory.CreateSymbolicLink(InFolder("current"), "v1");
        Assert.True(WeightFileFuzz.TryReadAll(InFolder("current/model.pth")));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_file_that_shrinks_while_it_is_open_is_an_exception(string name)
    {
        using WeightFile weights = OpenCopy(name);
        Shell($"truncate -s 100 '{weights.Description}'");
        RefusesToRead(weights);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_file_that_is_overwritten_while_it_is_open_is_an_exception(string name)
    {
        using WeightFile weights = OpenCopy(name);
        File.WriteAllBytes(InFolder("other"), new byte[100_000]);
        Shell($"cp '{InFolder("other")}' '{weights.Description}'");
        RefusesToRead(weights);
    }

    [Fact]
    public void A_file_that_is_replaced_by_renaming_is_still_the_one_that_was_opened()
    {
        using WeightFile weights = OpenCopy("mini.safetensors");
        float[] expected = MiniTensors.Read(weights, "conv1.weight");
        File.WriteAllBytes(InFolder("other"), new byte[10]);
        Shell($"mv '{InFolder("other")}' '{weights.Description}'");
        Assert.Equal(expected, MiniTensors.Read(weights, "conv1.weight"));
    }

    [UnixTheory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/null")]
    [InlineData("/dev/random")]
    public void A_device_is_refused(string device)
    {
        Refuses(device);
        File.CreateSymbolicLink(InFolder("link"), device);
        Refuses(InFolder("link"));
    }

    [UnixFact]
    public async Task A_pipe_is_refused_and_not_waited_for()
    {
        Shell($"mkfifo '{InFolder("pipe")}'");
        File.CreateSymbolicLink(InFolder("link"), "pipe");
        await Task.Run(() => Refuses(InFolder("pipe"))).WaitAsync(TimeSpan.FromSeconds(30));
        await Task.Run(() => Refuses(InFolder("link"))).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [UnixFact]
    public void A_socket_is_refused()
    {
        using System.Net.Sockets.Socket socket = new(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, default);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(InFolder("socket")));
        Refuses(InFolder("socket"));
    }

    [Fact]
    public void An_empty_file_is_refused()
    {
        File.WriteAllBytes(InFolder("empty.pth"), []);
        Refuses(InFolder("empty.pth"));
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_an_io_error()
    {
        File.CreateSymbolicLink(InFolder("link"), "nowhere");
        Assert.Throws<FileNotFoundException>(() => WeightFile.Open(InFolder("link")));
    }

    private string InFolder(string name) => Path.Combine(_folder, name);

    private WeightFile OpenCopy(string name)
    {
        File.Copy($"Formats/{name}", InFolder(name));

        // Clocks of file systems are coarse: a file that is written to right after it was opened has the same time.
        File.SetLastWriteTimeUtc(InFolder(name), DateTime.UtcNow.AddHours(-1));
        return WeightFile.Open(InFolder(name));
    }

    private static void Refuses(string path)
    {
        WeightException exception = Assert.Throws<WeightException>(() => WeightFile.Open(path));
        Assert.Equal($"{path} is empty, or a device, a pipe or a socket: weights are read from files.", exception.Message);
    }

    private static void RefusesToRead(WeightFile weights)
    {
        foreach ((string name, TensorShape shape) in weights.Tensors)
        {
            if (weights.DefectOf(name) is not null) continue;
            WeightException exception = Assert.Throws<WeightException>(() => weights.Read(name, new float[shape.Elements]));
            Assert.StartsWith($"{weights.Description}: '{name}' cannot be read: ", exception.Message, StringComparison.Ordinal);
        }
    }

    // .NET itself would not write to a file that it has open.
    private static void Shell(string command)
    {
        using Process process = Process.Start("sh", ["-c", command]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private sealed class UnixFactAttribute : FactAttribute
    {
        public UnixFactAttribute()
        {
            if (OperatingSystem.IsWindows()) Skip = "Windows has no such files.";
        }
    }

    private sealed class UnixTheoryAttribute : TheoryAttribute
    {
        public UnixTheoryAttribute()
        {
            if (OperatingSystem.IsWindows()) Skip = "Windows has no such files.";
        }
    }
}
