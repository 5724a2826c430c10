using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using Xunit;

namespace InceptionGen.Generator.Tests.Incrementality;

/// <summary>What each edit of a project costs. "Cached" means that a step did not run, "Unchanged" that it ran and gave what it gave before.</summary>
public sealed class EditTests
{
    private static readonly TestTable WithModule = new("a.csv", """
        # network: A
        # input: 8x8x3
        type,patch size/stride,output size,params
        convolution,3x3,8x8x16,1K
        Block,,8x8x24,
        """);

    private static readonly TestTable WithoutModule = new("b.csv", """
        # network: B
        # input: 8x8x3
        type,patch size/stride,output size
        convolution,3x3,8x8x16
        max pool,2x2/2,4x4x99
        """);

    private static readonly TestTable Block = new("block.csv", """
        # module: Block
        type,#1x1,#3x3
        conv,16,
        conv,4,8
        """);

    [Fact]
    public void An_edit_of_code_runs_nothing() => Expect(
        Project().EditCode(),
        Read: "Cached, Cached, Cached",
        Library: "Cached",
        Bundle: "Cached, Cached, Cached",
        Check: "Cached, Cached, Cached",
        Model: "Cached, Cached",
        Maps: "Cached",
        Diagnostics: "Cached, Cached, Cached");

    [Fact]
    public void A_table_saved_without_a_change_is_read_and_nothing_else() => Expect(
        Project().Edit("a.csv", "convolution", "convolution"),
        Read: "Unchanged, Cached, Cached",
        Library: "Cached",
        Bundle: "Cached, Cached, Cached",
        Check: "Cached, Cached, Cached",
        Model: "Cached, Cached",
        Maps: "Cached",
        Diagnostics: "Cached, Cached, Cached");

    [Fact]
    public void A_comment_row_moves_diagnostics_and_keeps_the_class() => Expect(
        Project().Edit("b.csv", "convolution,", "# a comment\nconvolution,"),
        Read: "Cached, Modified, Cached",
        Library: "Cached",
        Bundle: "Cached, Modified, Cached",
        Check: "Cached, Modified, Cached",
        Model: "Cached, Unchanged",
        Maps: "Cached",
        Diagnostics: "Cached, Modified, Cached",
        source: "Cached, Cached");

    [Fact]
    public void A_comment_row_in_a_right_table_changes_nothing_that_is_kept() => Expect(
        Project().Edit("a.csv", "convolution,", "# a comment\nconvolution,"),
        Read: "Modified, Cached, Cached",
        Library: "Cached",
        Bundle: "Modified, Cached, Cached",
        Check: "Unchanged, Cached, Cached",
        Model: "Cached, Cached",
        Maps: "Cached",
        Diagnostics: "Cached, Cached, Cached");

    [Fact]
    public void A_changed_cell_makes_its_own_class_again() => Expect(
        Project().Edit("a.csv", "3x3,8x8x16,1K", "5x5,8x8x16,1K"),
        Read: "Modified, Cached, Cached",
        Library: "Cached",
        Bundle: "Modified, Cached, Cached",
        Check: "Modified, Cached, Cached",
        Model: "Modified, Cached",
        Maps: "Unchanged",
        Diagnostics: "Unchanged, Cached, Cached",
        source: "Modified, Cached",
        maps: "Cached",
        diagnostics: "Cached, Cached, Cached");

    [Fact]
    public void Counts_written_another_way_make_no_class_again() => Expect(
        Project().Edit("a.csv", "8x8x16,1K", "8x8x16,432"),
        Read: "Modified, Cached, Cached",
        Library: "Cached",
        Bundle: "Modified, Cached, Cached",
        Check: "Unchanged, Cached, Cached",
        Model: "Cached, Cached",
        Maps: "Cached",
        Diagnostics: "Cached, Cached, Cached",
        source: "Cached, Cached");

    [Fact]
    public void A_new_feature_map_makes_the_map_types_again() => Expect(
        Project().Edit("b.csv", "8x8x16", "8x8x20").Edit("b.csv", "4x4x99", "4x4x20"),
        Read: "Cached, Modified, Cached",
        Library: "Cached",
        Bundle: "Cached, Modified, Cached",
        Check: "Cached, Modified, Cached",
        Model: "Cached, Modified",
        Maps: "Modified",
        Diagnostics: "Cached, Modified, Cached");

    [Fact]
    public void A_changed_module_concerns_the_networks_that_use_it() => Expect(
        Project().Edit("block.csv", "conv,4,8", "conv,6,8"),
        Read: "Cached, Cached, Modified",
        Library: "Modified",
        Bundle: "Modified, Unchanged, Modified",
        Check: "Modified, Cached, Unchanged",
        Model: "Modified, Cached",
        Maps: "Unchanged",
        Diagnostics: "Unchanged, Cached, Cached",
        maps: "Cached",
        diagnostics: "Cached, Cached, Cached");

    [Fact]
    public void A_changed_network_concerns_those_that_continue_it() => Expect(
        new EditedProject(WithModule, WithoutModule with { Text = "# network: B\n# continues: a.csv\ntype,output size\nlinear,1x1x5\n" }, Block).Edit("a.csv", "3x3,8x8x16,1K", "5x5,8x8x16,1K"),
        Read: "Modified, Cached, Cached",
        Library: "Modified",
        Bundle: "Modified, Modified, Unchanged",
        Check: "Modified, Modified, Cached",
        Model: "Modified, Modified",
        Maps: "Unchanged",
        Diagnostics: "Unchanged, Unchanged, Cached",
        source: "Modified, Modified",
        maps: "Cached",
        diagnostics: "Cached, Cached, Cached");

    [Fact]
    public void An_option_of_one_table_concerns_that_table() => Expect(
        Project().SetOption("b.csv", "Class", "Other"),
        Read: "Cached, Modified, Cached",
        Library: "Cached",
        Bundle: "Cached, Modified, Cached",
        Check: "Cached, Modified, Cached",
        Model: "Cached, Modified",
        Maps: "Unchanged",
        Diagnostics: "Cached, Unchanged, Cached",
        source: "Cached, Modified",
        maps: "Cached",
        diagnostics: "Cached, Cached, Cached");

    [Fact]
    public void A_table_that_goes_takes_its_class_with_it() => Expect(
        Project().Remove("b.csv"),
        Read: "Cached, Removed, Cached",
        Library: "Cached",
        Bundle: "Cached, Removed, Cached",
        Check: "Cached, Removed, Cached",
        Model: "Cached, Removed",
        Maps: "Modified",
        Diagnostics: "Cached, Removed, Cached");

    [Fact]
    public void A_table_that_comes_leaves_the_others_alone() => Expect(
        Project().Add(WithoutModule with { Path = "c.csv", Text = WithoutModule.Text.Replace("# network: B", "# network: C", System.StringComparison.Ordinal) }),
        Read: "Cached, Cached, Cached, New",
        Library: "Cached",
        Bundle: "Cached, Cached, Cached, New",
        Check: "Cached, Cached, Cached, New",
        Model: "Cached, Cached, New",
        Maps: "Unchanged",
        Diagnostics: "Cached, Cached, Cached, New",
        source: "Cached, Cached, New",
        maps: "Cached",
        diagnostics: "Cached, Cached, Cached, New");

    [Fact]
    public void A_changed_cell_opens_no_table_of_the_package_again()
    {
        int opened = 0;
        var names = new TestTable("package/a.names.csv", "# names of: x\nrow,column,weight\nconvolution,,c\n") { Role = TableRole.Offered, Opened = () => opened++ };
        EditedProject project = new(WithModule with { Text = "# names: a.names.csv\n" + WithModule.Text }, Block, names);
        Assert.Equal(1, opened);

        Expect(
            project.Edit("a.csv", "3x3,8x8x16,1K", "5x5,8x8x16,1K"),
            Read: "Modified, Cached",
            Library: "Cached",
            Bundle: "Modified, Cached",
            Check: "Modified, Cached",
            Model: "Modified",
            Maps: "Unchanged",
            Diagnostics: "Unchanged, Cached",
            maps: "Cached",
            diagnostics: "Cached, Cached");
        Assert.Equal(1, opened);
    }

    private static EditedProject Project() => new(WithModule, WithoutModule, Block);

    /// <summary>Each step's values in the order a, b, block (of models: a, b). Where an output is not given, it is like the step before it.</summary>
    private static void Expect(
        EditedProject project,
        string Read,
        string Library,
        string Bundle,
        string Check,
        string Model,
        string Maps,
        string Diagnostics,
        string? source = null,
        string? maps = null,
        string? diagnostics = null)
    {
        IReadOnlyDictionary<string, string> actual = project.Run();
        var expected = new Dictionary<string, string>
        {
            [nameof(Read)] = Read,
            [nameof(Library)] = Library,
            [nameof(Bundle)] = Bundle,
            [nameof(Check)] = Check,
            [nameof(Model)] = Model,
            [nameof(Maps)] = Maps,
            [nameof(Diagnostics)] = Diagnostics,
            ["output of Model"] = source ?? Model,
            ["output of Maps"] = maps ?? Maps,
            ["output of Diagnostics"] = diagnostics ?? Diagnostics,
        };
        Assert.True(Show(expected) == Show(actual), "Expected:\n" + Show(expected) + "\nHappened:\n" + Show(actual));

        static string Show(IReadOnlyDictionary<string, string> reasons) =>
            string.Join("\n", reasons.OrderBy(step => step.Key, System.StringComparer.Ordinal).Select(step => step.Key + ": " + step.Value));
    }
}
