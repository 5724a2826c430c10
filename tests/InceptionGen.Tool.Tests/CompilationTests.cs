using System.IO;
using System.Linq;
using InceptionGen.Compilation;
using InceptionGen.Language.Model;
using InceptionGen.Shipped;
using InceptionGen.Tool.Projects;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests;

/// <summary>A table compiled in memory is the table that the generator compiles.</summary>
public sealed class CompilationTests
{
    public static TheoryData<string> Shipped => new(ShippedNetworks.All.Select(network => network.Name));

    [Theory]
    [MemberData(nameof(Shipped))]
    public void It_describes_what_the_generated_class_describes(string name) =>
        Assert.Equal(Described.Of(ShippedNetworks.Find(name).Describe()), Described.Of(Describe(Path.Combine(TableFolderOnDisk.Tables, name + ".csv"))));

    [Fact]
    public void So_it_does_for_a_network_that_continues_another_and_ends_in_a_sigmoid() =>
        Assert.Equal(Described.Of(TransferHead.Description), Described.Of(Describe(Path.Combine(TableFolderOnDisk.Root, "tests", "InceptionGen.Networks.Tests", "Training", "transfer.csv"))));

    [Fact]
    public void Every_table_of_the_package_is_compared() => Assert.Equal(
        ShippedTables.Names.Where(name => !name.Contains(".names.", System.StringComparison.Ordinal) && name != "inception_3a_naive.csv").Order(),
        ShippedNetworks.All.Select(network => network.Name + ".csv").Order());

    private static NetworkDescription Describe(string path)
    {
        ProjectSet set = ProjectSet.Of([path], () => [], inputName: null);
        NetworkSpec network = Assert.Single(set.Projects[0].Judge(set.Projects[0].Listed[0]).Specs);
        return NetworkCompiler.Describe(network);
    }
}
