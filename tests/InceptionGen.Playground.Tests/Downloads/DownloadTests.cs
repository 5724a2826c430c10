using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using InceptionGen.Playground.Downloads;
using InceptionGen.Playground.StartTables;

namespace InceptionGen.Playground.Tests.Downloads;

/// <summary>What the page saves.</summary>
public sealed class DownloadTests
{
    public static TheoryData<string> Networks => new(StartTableList.All.Where(table => table.Group.StartsWith("Shipped", StringComparison.Ordinal)).Select(table => table.Id));

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_table_in_JSON_is_the_same_network(string id)
    {
        Workbench csv = Open(id), json = new();
        json.Open(Path.ChangeExtension(csv.File, ".json"), TableAsJson.Of(csv.Document));

        Assert.Equal([], json.Findings.Select(finding => finding.Message).Except(csv.Findings.Select(finding => finding.Message)));
        Assert.NotNull(csv.Network);
        Assert.Equal(csv.Network, json.Network);
    }

    [Fact]
    public void A_project_has_the_table_and_a_program_of_its_class()
    {
        Workbench bench = Open("googlenet");
        byte[] bytes = ProjectArchive.Of(bench.File, bench.Text, bench.Network!);
        using var archive = new ZipArchive(new MemoryStream(bytes));

        Assert.Equal(
            ["GoogLeNetProject/GoogLeNetProject.csproj", "GoogLeNetProject/googlenet.csv", "GoogLeNetProject/Program.cs", "GoogLeNetProject/README.md"],
            archive.Entries.Select(entry => entry.FullName));
        Assert.Equal(bench.Text, Read(archive.Entries[1]));
        Assert.Contains("<ArchitectureTable Include=\"googlenet.csv\" />", Read(archive.Entries[0]), StringComparison.Ordinal);
        Assert.Contains("GoogLeNet.Load(SyntheticWeights.For(GoogLeNet.Description))", Read(archive.Entries[2]), StringComparison.Ordinal);
        Assert.Equal(bytes, ProjectArchive.Of(bench.File, bench.Text, bench.Network!));
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private static Workbench Open(string id)
    {
        StartTable table = StartTableList.All.Single(one => one.Id == id);
        var bench = new Workbench();
        bench.Open(table.File, StartTableList.ContentOf(table));
        return bench;
    }
}
