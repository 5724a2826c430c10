using System;
using Xunit;

namespace InceptionGen.EndToEnd.Tests;

/// <summary>The package in a fresh project outside the repository, as a user meets it. No feed but the packed one: it needs nothing else.</summary>
[Collection(nameof(PackedFeed))]
public sealed class PackageTests(PackedFeed feed)
{
    /// <summary>Every number is a short binary fraction, so that all algorithms and vector widths agree on it.</summary>
    internal const string Expected = "-0.5908 -0.1787 -0.1230 0.3125";

    [Fact]
    public void A_table_becomes_a_class_that_runs()
    {
        using UserProject project = new(feed);
        Printed build = project.Build();
        Assert.Equal((0, ""), (build.ExitCode, string.Join('\n', build.Problems)));
        Assert.Equal(Expected, project.Run());
    }

    [Fact]
    public void A_wrong_cell_is_an_error_at_that_cell_and_the_only_one()
    {
        using UserProject project = new(feed);
        project.Edit("net.csv", "1x1x2", "1x1x5");
        Printed build = project.Build();
        Assert.Equal(1, build.ExitCode);
        Assert.Equal(
            ["net.csv(4,20): error ING202: Row 'average pool', column 'output size': the 4x4/1 pool gives 1x1x2, the cell says 1x1x5. Set the cell to 1x1x2, or change the row. (https://github.com/InceptionGen/InceptionGen/blob/main/generator/docs/ING202.md)"],
            build.Problems);

        Assert.NotEqual(0, project.Build("-p:RunAnalyzers=false").ExitCode);
    }

    [Fact]
    public void A_wrong_count_is_a_warning_that_a_project_can_silence()
    {
        using UserProject project = new(feed);
        project.Edit("net.csv", "1,54", "1,55K");
        Printed build = project.Build();
        Assert.Equal(0, build.ExitCode);
        Assert.StartsWith("net.csv(3,27): warning ING302: Row 'convolution', column 'params': ", Assert.Single(build.Problems), StringComparison.Ordinal);

        project.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.ING302.severity = none\n");
        Assert.Empty(project.Build("--no-incremental").Problems);
    }

    [Fact]
    public void Tables_of_one_name_in_two_folders_are_two_classes()
    {
        using UserProject project = new(feed);
        project.Write("a/net.csv", UserProject.Table);
        project.Write("b/net.csv", UserProject.Table);
        project.Edit("Demo.csproj", """Include="net.csv" />""", """
            Include="**/net.csv" />
                <ArchitectureTable Update="a/net.csv" Class="First" />
                <ArchitectureTable Update="b/net.csv" Namespace="Tables.Second" Input="9x9x3" Accessibility="internal" />
            """);
        project.Edit("Program.cs", "session.Tap(Net.Convolution);", "session.Tap(Net.Convolution);\nConsole.Write($\"{First.InputHeight} {Tables.Second.Net.InputHeight} \");");

        Assert.Equal("", string.Join('\n', project.Build().Problems));
        Assert.Equal("4 9 " + Expected, project.Run());
    }

    [Fact]
    public void The_tables_of_the_package_can_be_used_as_they_are()
    {
        using UserProject project = new(feed);
        project.Edit("Demo.csproj", """Include="net.csv" />""", """Include="net.csv;$(InceptionGenTables)googlenet*.csv" />""");
        project.Edit("Program.cs", "session.Tap(Net.Convolution);", "session.Tap(Net.Convolution);\nConsole.Write($\"{GoogLeNet.Parameters} {GoogLeNetTorchvision.Parameters} \");");

        Assert.Equal("", string.Join('\n', project.Build().Problems));
        Assert.Equal("6998552 6624904 " + Expected, project.Run());
    }

    [Fact]
    public void Every_option_of_an_item_reaches_the_class()
    {
        using UserProject project = new(feed);
        project.Write("head.csv", "# network: CatsAndDogs\n# continues: inception_v3_keras.csv until mixed1\n# classes: cat, dog\ntype,patch size/stride,output size\navg pool,35x35/1,1x1x288\nlinear,,1x1x2\n");
        project.Edit("Demo.csproj", """Include="net.csv" />""", """
            Include="net.csv;head.csv;$(InceptionGenTables)inception_v3_keras.by_order.names.csv" />
                <ArchitectureTable Include="$(InceptionGenTables)inception_v3_keras.csv" Class="Features" Input="150x150x3" Until="mixed7" IncludeTop="false" Pooling="max" Names="inception_v3_keras.by_order.names.csv" />
            """);
        project.Edit("Program.cs", "session.Tap(Net.Convolution);", """
            session.Tap(Net.Convolution);
            Console.Write($"{Features.Mixed7.Shape} {Features.GlobalMaxPool.Shape} {((ConvolutionInfo)Features.Description.Operations[5]).WeightName} {string.Join(' ', CatsAndDogs.ClassNames)} ");
            """);

        Assert.Equal("", string.Join('\n', project.Build().Problems));
        Assert.Equal("7x7x768 1x1x768 conv2d[4]/kernel cat dog " + Expected, project.Run());
    }
}
