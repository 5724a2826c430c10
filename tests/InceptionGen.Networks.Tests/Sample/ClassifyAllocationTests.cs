using System;
using System.Diagnostics;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;

namespace InceptionGen.Networks.Tests.Sample;

/// <summary>The sample counts what all threads of its process allocate, so it has a process to itself here: those who run the tests allocate every second in theirs.</summary>
public class ClassifyAllocationTests
{
    /// <summary>All kinds of operations, also those that the plan joins: the second has pools that end convolutions and 1x1 convolutions as one product, the third residual additions in
    /// the convolution.</summary>
    [Theory]
    [InlineData("googlenet", "1")]
    [InlineData("googlenet", "2")]
    [InlineData("bn_inception", "2")]
    [InlineData("inception_resnet_v2", "2")]
    public async Task Predictions_allocate_nothing(string network, string threads)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Classify.dll"), "--json", "--network", network, "--threads", threads, "--time", "5"];
        using Process classify = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = AppContext.BaseDirectory, RedirectStandardOutput = true })!;
        using JsonDocument result = JsonDocument.Parse(await classify.StandardOutput.ReadToEndAsync());
        await classify.WaitForExitAsync();
        Assert.Equal(0, classify.ExitCode);
        Assert.Equal(0, result.RootElement.GetProperty("allocated_bytes").GetInt64());
    }
}
