using System;
using System.IO;

namespace InceptionGen.EndToEnd.Tests;

/// <summary>A project as somebody makes it who has just heard of the package.</summary>
internal sealed class UserProject : IDisposable
{
    public const string Table = """
        # input: 4x4x3
        type,patch size/stride,output size,depth,params
        convolution,3x3/1,4x4x2,1,54
        average pool,4x4/1,1x1x2,0,
        linear,,1x1x3,1,6

        """;

    /// <summary>Prints the logits of an image of small numbers under weights that are small numbers.</summary>
    public const string Program = """
        using System;
        using System.Collections.Generic;
        using System.Globalization;
        using System.Linq;
        using InceptionGen;
        using Tables;

        float[] image = new float[Net.InputHeight * Net.InputWidth * Net.InputChannels];
        for (int i = 0; i < image.Length; i++) image[i] = i % 7 / 4f;

        Net network = Net.Load(new SmallNumbers(Net.Description));
        using Net.Session session = network.CreateSession(new SessionOptions { Taps = [Net.Convolution] });
        float[] logits = session.Run(image).ToArray();
        Tensor<Map4x4x2> tap = session.Tap(Net.Convolution);
        Console.WriteLine(string.Join(" ", logits.Append(tap[0, 1, 1, 0]).Select(value => value.ToString("F4", CultureInfo.InvariantCulture))));

        internal sealed class SmallNumbers(NetworkDescription network) : IWeightSource
        {
            public string Description => "small numbers";

            public IReadOnlyDictionary<string, TensorShape> Tensors { get; } =
                network.Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Shape);

            public void Read(string name, Span<float> destination)
            {
                for (int i = 0; i < destination.Length; i++) destination[i] = (i % 5 - 2) / 4f;
            }
        }
        """;

    private readonly PackedFeed _feed;

    public UserProject(PackedFeed feed)
    {
        _feed = feed;
        Write("NuGet.config", NuGetConfig(feed));
        Write("Demo.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <Nullable>enable</Nullable>
                <RootNamespace>Tables</RootNamespace>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="InceptionGen" Version="0.1.0" />
                <ArchitectureTable Include="net.csv" />
              </ItemGroup>
            </Project>
            """);
        Write("Program.cs", Program);
        Write("net.csv", Table);
    }

    public string Folder { get; } = Shell.NewFolder();

    /// <summary>No other package source than the packed one.</summary>
    public static string NuGetConfig(PackedFeed feed) => $"""
        <configuration>
          <packageSources>
            <clear />
            <add key="packed" value="{feed.Folder}" />
          </packageSources>
        </configuration>
        """;

    public void Write(string file, string text)
    {
        string path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Edit(string file, string before, string after)
    {
        string path = Path.Combine(Folder, file), text = File.ReadAllText(path);
        if (!text.Contains(before, StringComparison.Ordinal)) throw new ArgumentException($"'{before}' is not in {file}.");
        File.WriteAllText(path, text.Replace(before, after, StringComparison.Ordinal));
    }

    public Printed Build(params string[] options) => Dotnet(["build", "--disable-build-servers", "-v", "quiet", .. options]);

    /// <summary>Runs what was built; gives what it printed.</summary>
    public string Run() => Dotnet(["run", "--no-build"]).OrFail().Text.Trim();

    public Printed Dotnet(params string[] arguments) => Shell.Dotnet(Folder, _feed.Packages, arguments);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
