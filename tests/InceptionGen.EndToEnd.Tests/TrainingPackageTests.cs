using System.IO;
using Xunit;

namespace InceptionGen.EndToEnd.Tests;

/// <summary>The package for training in a fresh project, and in a program compiled to native code.</summary>
[Collection(nameof(PackedFeed))]
public sealed class TrainingPackageTests(PackedFeed feed)
{
    internal const string Table = """
        # network: Stripes
        # input: 6x6x1
        # classes: across, down
        # optimizer: sgd (learning rate 0.05, momentum 0.9)
        type,patch size/stride,output size
        convolution,3x3/1,6x6x4
        average pool,6x6/1,1x1x4
        linear,,1x1x2

        """;

    /// <summary>Trains on images of stripes, some across and some down, saves, loads, and prints how many of the same images are told apart.</summary>
    internal const string Program = """
        using System;
        using System.IO;
        using System.Linq;
        using InceptionGen;
        using InceptionGen.Training;
        using Tables;

        float[][] images = [.. Enumerable.Range(0, 16).Select(n => Enumerable.Range(0, 36).Select(i => ((n % 2 == 0 ? i / 6 : i % 6) + (n / 2)) % 2 * 1f).ToArray())];
        int[] labels = [.. Enumerable.Range(0, 16).Select(n => n % 2)];
        var source = new ArrayImages(images.SelectMany(image => image).ToArray(), labels, height: 6, width: 6, channels: 1, Stripes.ClassNames);
        var trainer = new Trainer<Stripes>(new TrainerOptions { Batch = 8, Seed = 1 });
        TrainingHistory history = trainer.Fit(source, source, new FitOptions { Epochs = 60, Checkpoint = "stripes.checkpoint" });
        trainer.Save("stripes.safetensors");

        using WeightFile file = WeightFile.Open("stripes.safetensors");
        Stripes network = Stripes.Load(file);
        using Stripes.Session session = network.CreateSession();
        int right = labels.Where((label, n) => session.Run(images[n]) is var logits && (logits[1] > logits[0] ? 1 : 0) == label).Count();
        Console.WriteLine($"{history.Epochs.Count} epochs, {right} of {labels.Length}");
        """;

    private const string Expected = "60 epochs, 16 of 16";

    [Fact]
    public void A_table_is_trained_saved_and_loaded()
    {
        using UserProject project = new(feed);
        project.Edit("Demo.csproj", """<PackageReference Include="InceptionGen" Version="0.1.0" />""", """
            <PackageReference Include="InceptionGen" Version="0.1.0" />
                <PackageReference Include="InceptionGen.Training" Version="0.1.0" />
            """);
        project.Write("net.csv", Table);
        project.Write("Program.cs", Program);

        Printed build = project.Build();
        Assert.Equal((0, ""), (build.ExitCode, string.Join('\n', build.Problems)));
        Assert.Equal(Expected, project.Run());
        Assert.True(File.Exists(Path.Combine(project.Folder, "stripes.checkpoint")));
    }

    [NativeCodeFact]
    public void A_program_that_trains_can_be_compiled_to_native_code()
    {
        using PublishedProject project = PublishedProject.Of(feed, NativeCodeFactAttribute.TargetFramework!, "PublishAot", trains: true);
        Printed published = project.Publish().OrFail();

        Assert.DoesNotContain("warning", published.Text, System.StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Expected, project.Run());
    }
}
