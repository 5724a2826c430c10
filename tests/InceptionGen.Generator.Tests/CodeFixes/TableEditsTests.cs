using System.Threading.Tasks;
using InceptionGen.CodeFixes;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;
using Microsoft.CodeAnalysis;
using Xunit;

namespace InceptionGen.Generator.Tests.CodeFixes;

/// <summary>Edits of several fixes in one text.</summary>
public sealed class TableEditsTests
{
    [Fact]
    public async Task A_fix_that_overlaps_an_earlier_one_is_left_out_as_a_whole() =>
        Assert.Equal("AB234567C9", await Apply([Edit(0, 1, "A"), Edit(1, 2, "B")], [Edit(1, 3, "x"), Edit(5, 6, "y")], [Edit(8, 9, "C")]));

    [Fact]
    public async Task Of_two_insertions_at_one_place_the_first_is_made() => Assert.Equal("01A23456789", await Apply([Edit(2, 2, "A")], [Edit(2, 2, "B")]));

    [Fact]
    public async Task Neighbours_are_both_made() => Assert.Equal("01AB456789", await Apply([Edit(2, 3, "A")], [Edit(3, 4, "B")]));

    [Fact]
    public async Task A_place_beyond_the_text_is_left_alone() => Assert.Equal("0123456789", await Apply([Edit(20, 21, "A")]));

    private static TextEdit Edit(int start, int end, string text) => new(new LocationInfo("/demo/net.csv", new TextRange(start, end), default), text);

    private static async Task<string> Apply(params TextEdit[][] fixes)
    {
        using var project = new EditorProject(new TestTable("/demo/net.csv", "0123456789"));
        Solution changed = await TableEdits.ApplyAllAsync(project.Solution, project.Project.Id, System.Linq.Enumerable.Select(fixes, edits => new EquatableArray<TextEdit>(edits)), default);
        return (await changed.GetAdditionalDocument(project.Table("/demo/net.csv").Id)!.GetTextAsync()).ToString();
    }
}
