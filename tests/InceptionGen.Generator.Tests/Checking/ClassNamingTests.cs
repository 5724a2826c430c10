using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>ING401, ING403 and the options of the project file.</summary>
public sealed class ClassNamingTests
{
    private const string Rows =
        """
        # input: 8x8x3
        type,patch size/stride,output size
        convolution,1x1/1,8x8x3
        """;

    [Theory]
    [InlineData("", "Demo.Net")]
    [InlineData("My-App.3D.class", "My_App._3D._class.Net")]
    public void The_root_namespace_is_made_to_fit(string rootNamespace, string name) =>
        Assert.Equal(name, Judging.Of(("net.csv", Rows)).Clean(new TableOptions(RootNamespace: rootNamespace.Length == 0 ? "Demo" : rootNamespace)).QualifiedName);

    [Theory]
    [InlineData("Net")]
    [InlineData("Net.Models")]
    public void A_class_called_like_its_namespace_is_an_error(string rootNamespace)
    {
        DiagnosticInfo error = Assert.Single(Judging.Of(("net.csv", Rows)).Network(new TableOptions(RootNamespace: rootNamespace)).Diagnostics);
        Assert.Equal("ING506", error.Rule.Id);
        Assert.Equal(["Net", rootNamespace], error.Arguments);
    }

    [Theory]
    [InlineData("", "Acme.Net")]
    [InlineData("", "net")]
    [InlineData("Net", "Net")]
    [InlineData("Acme", "Net")]
    public void A_class_that_code_can_name_is_none(string chosen, string rootNamespace) =>
        Judging.Of(("net.csv", Rows)).Clean(new TableOptions(Namespace: chosen, RootNamespace: rootNamespace));

    [Fact]
    public void Without_a_namespace_the_class_is_global() => Assert.Equal("Net", Judging.Of(("net.csv", Rows)).Clean().QualifiedName);

    [Fact]
    public void The_project_file_decides()
    {
        NetworkSpec spec = Judging.Of(("net.csv", Rows)).Clean(new TableOptions("Company.Vision", "tiny_net", "internal", RootNamespace: "Demo"));

        Assert.Equal(("Company.Vision.tiny_net", false), (spec.QualifiedName, spec.IsPublic));
    }

    [Theory]
    [InlineData("Class", "class", "ING403", "Option 'Class' in the project file: 'class' cannot be a name in C#: write letters and digits that start with a letter, and no keyword")]
    [InlineData("Class", "record", "ING403", "Option 'Class' in the project file: 'record' cannot be a name in C#: write letters and digits that start with a letter, and no keyword")]
    [InlineData("Class", "Map1x2x3", "ING403", "Option 'Class' in the project file: 'Map1x2x3' cannot be a name in C#: generated classes have members or types of this name")]
    [InlineData("Namespace", "Company.3", "ING403", "Option 'Namespace' in the project file: 'Company.3' cannot be a name in C#: write identifiers with dots between them, such as Company.Vision")]
    [InlineData("Accessibility", "protected", "ING008", "Option 'Accessibility' in the project file: 'protected' is not understood: write public or internal")]
    [InlineData("Input", "150", "ING008", "Option 'Input' in the project file: '150' is not understood: write rows x columns x channels, such as 28x28x256")]
    [InlineData("Input", "100000x100000x3", "ING209", "Option 'Input' in the project file: a map of 100000x100000x3 has 30,000,000,000 values; at most 2,147,483,591 are possible")]
    [InlineData("Classes", "many", "ING008", "Option 'Classes' in the project file: 'many' is not understood: write a whole number such as 64")]
    [InlineData("Classes", "0", "ING008", "Option 'Classes' in the project file: '0' is not understood: a network has at least one output")]
    [InlineData("Classes", "10", "ING013", "Option 'Classes' in the project file: '10' cannot be used: the table has no linear row whose outputs it could set")]
    public void An_impossible_option_is_said_where_the_table_has_its_name(string option, string value, string id, string message) => Verify.Diagnostics(
        new TestTable("net.csv", "# network: {|" + id + ":Net|}\n" + Rows, (option, value)), message);

    [Theory]
    [InlineData("session", "'session' cannot be a name in C#: generated classes have members or types of this name; give the table another with '# network: NAME'")]
    [InlineData("?!", "'?!' cannot be a name in C#: give the table a name with a letter in it, with '# network: NAME'")]
    public void A_table_needs_a_name_for_its_class(string name, string message) =>
        Verify.Diagnostics("# network: {|ING403:" + name + "|}\n" + Rows, "The table's name: " + message);

    [Fact]
    public void Two_tables_cannot_make_one_class() => Verify.Diagnostics(
        [
            new("a/net.csv", "# network: {|ING401:Tiny|}\n" + Rows),
            new("b/other.csv", "# network: {|ING401:tiny|}\n" + Rows),
            new("c/third.csv", "# network: tiny\n" + Rows, ("Class", "Third")),
        ],
        "Table 'net.csv' makes the class Demo.Tiny, as does 'other.csv'. Give one of them another '# network:' name, Class or Namespace.",
        "Table 'other.csv' makes the class Demo.Tiny, as does 'net.csv'. Give one of them another '# network:' name, Class or Namespace.");

    [Fact]
    public void Tables_of_one_file_name_are_told_apart_by_their_folders() => Verify.Diagnostics(
        [
            new("a/net.csv", "# network: {|ING401:Tiny|}\n" + Rows),
            new("b/net.csv", "# network: {|ING401:Tiny|}\n" + Rows),
        ],
        "Table 'a/net.csv' makes the class Demo.Tiny, as does 'b/net.csv'. Give one of them another '# network:' name, Class or Namespace.",
        "Table 'b/net.csv' makes the class Demo.Tiny, as does 'a/net.csv'. Give one of them another '# network:' name, Class or Namespace.");
}
