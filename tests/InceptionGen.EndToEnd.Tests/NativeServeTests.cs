using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace InceptionGen.EndToEnd.Tests;

/// <summary>samples/Serve published as native code, as its page says, and asked once.</summary>
public sealed class NativeServeTests : IDisposable
{
    private readonly string _folder = Shell.NewFolder();

    [NativeServeFact]
    public async Task The_native_service_answers_and_stops_when_it_is_told_to()
    {
        string published = Path.Combine(_folder, "native"), repository = PackedFeed.RepositoryFolder();
        Printed publish = Shell.Dotnet(
            repository, Shell.UsualPackages, "publish", "samples/Serve", "-r", RuntimeInformation.RuntimeIdentifier, "-p:Native=true", $"-p:CppCompilerAndLinker={PublishedProject.Linker}", "-o", published,
            "--artifacts-path", Path.Combine(_folder, "artifacts"), "--disable-build-servers").OrFail();
        Assert.Empty(publish.Problems);

        using Process serve = Start(Path.Combine(published, OperatingSystem.IsWindows() ? "Serve.exe" : "Serve"));
        try
        {
            string address = await AddressOf(serve);
            using var client = new HttpClient { BaseAddress = new(address) };
            string photo = Convert.ToBase64String(await File.ReadAllBytesAsync(Path.Combine(repository, "samples", "Classify", "chelsea.jpg")));
            using HttpResponseMessage response = await client.PostAsync(
                new Uri("v2/models/googlenet/infer", UriKind.Relative), new StringContent($$"""{"inputs":[{"name":"input","shape":[1],"datatype":"BYTES","data":["{{photo}}"]}]}"""));
            string answer = await response.Content.ReadAsStringAsync();
            Assert.True(response.IsSuccessStatusCode, answer);

            using JsonDocument json = JsonDocument.Parse(answer);
            double[] probabilities = [.. json.RootElement.GetProperty("outputs")[0].GetProperty("data").EnumerateArray().Select(value => value.GetDouble())];
            Assert.Equal(1000, probabilities.Length);
            Assert.Equal(1, probabilities.Sum(), 1e-4);
            Assert.Contains("<h1>", await client.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
            Assert.Contains("inceptiongen_images_total", await client.GetStringAsync(new Uri("metrics", UriKind.Relative)), StringComparison.Ordinal);
        }
        finally
        {
            if (OperatingSystem.IsWindows()) serve.Kill();
            else Shell.Run(_folder, "kill", ["-TERM", serve.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        }

        Assert.True(serve.WaitForExit(TimeSpan.FromMinutes(1)), "It was told to stop, and goes on.");
        if (!OperatingSystem.IsWindows()) Assert.Equal(0, serve.ExitCode);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Process Start(string program) => Process.Start(new ProcessStartInfo(program, ["--port", "0"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    // "http://127.0.0.1:41234 serves 'googlenet'. ..."; before it come lines of the log.
    private static async Task<string> AddressOf(Process serve)
    {
        Task<string> errors = serve.StandardError.ReadToEndAsync();
        while (await serve.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("http://", StringComparison.Ordinal)) return line.Split(' ')[0];
        }

        throw new InvalidOperationException("It ended before it was ready. " + await errors);
    }
}

/// <summary>A test that publishes the service as native code, which takes minutes: it runs where it is asked for.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NativeServeFactAttribute : FactAttribute
{
    private const string Wish = "INCEPTIONGEN_NATIVE_SERVE";

    /// <summary>Skips the test where nobody asks for it, or native code is not possible.</summary>
    public NativeServeFactAttribute() => Skip = Environment.GetEnvironmentVariable(Wish) != "1" ? $"It takes some minutes: {Wish}=1 runs it."
        : NativeCodeFactAttribute.TargetFramework == "net10.0" ? null
        : "No linker here, or no package source that has the compiler of .NET 10 to native code.";
}
