using System.Linq;
using InceptionGen.Playground.Editing;
using InceptionGen.Playground.StartTables;

namespace InceptionGen.Playground.Tests.Editing;

/// <summary>A text read as a grid, and cells of the grid written into the text.</summary>
public sealed class GridTests
{
    private const string Small = "# network: Small\n# input: 32x32x3\n\n# a comment\ntype,  name, output size,#1x1\n\"conv, 1\",  a , 32x32x16\npool\n\n# module: M\ntype,#1x1\nconv,8\n";

    [Fact]
    public void It_has_the_settings_headings_and_rows_of_every_table()
    {
        Grid grid = Opened(Small).Grid;

        Assert.Equal(["Small", "M"], grid.Parts.Select(part => part.Table.Name));
        Assert.Equal(["network=Small", "input=32x32x3"], grid.Parts[0].Settings.Select(line => string.Join('=', line.Cells.Select(cell => cell.Text))));
        Assert.Equal(["type", "name", "output size", "#1x1"], grid.Parts[0].Header.Cells.Select(cell => cell.Text));
        Assert.Equal(["conv, 1|a|32x32x16", "pool"], grid.Parts[0].Rows.Select(line => string.Join('|', line.Cells.Select(cell => cell.Text))));
        Assert.Equal([6, 7], grid.Parts[0].Rows.Select(line => line.Number));
        Assert.Equal((9, 11), (grid.Parts[1].Settings[0].Number, grid.Parts[1].Rows[0].Number));
    }

    [Theory]
    [InlineData(0, 0, "conv", "conv,  a , 32x32x16")]
    [InlineData(0, 0, "a \"b\", c", "\"a \"\"b\"\", c\",  a , 32x32x16")]
    [InlineData(0, 1, "b", "\"conv, 1\",  b , 32x32x16")]
    [InlineData(0, 2, "", "\"conv, 1\",  a , ")]
    [InlineData(0, 3, "64", "\"conv, 1\",  a , 32x32x16,64")]
    [InlineData(1, 2, "1x1x16", "pool,,1x1x16")]
    [InlineData(1, 1, "two\nlines", "pool,two lines")]
    [InlineData(1, 3, "", "pool")]
    public void Only_the_cell_changes(int row, int column, string written, string line)
    {
        Workbench bench = Opened(Small);
        bench.Edit(new GridPlace(0, GridArea.Rows, row, column), writer => writer.Set(new GridPlace(0, GridArea.Rows, row, column), written));

        string[] before = Small.Split('\n'), after = bench.Text.Split('\n');
        before[row + 5] = line;
        Assert.Equal(before, after);
    }

    [Fact]
    public void A_row_below_the_last_is_new() =>
        Assert.Equal(Small.Replace("\npool\n", "\npool\n,b\n", System.StringComparison.Ordinal), Edited(new(0, GridArea.Rows, 2, 1), (writer, place) => writer.Set(place, "b")));

    [Fact]
    public void A_setting_below_the_last_is_new() =>
        Assert.Equal(Small.Replace("32x32x3\n", "32x32x3\n# padding:\n", System.StringComparison.Ordinal), Edited(new(0, GridArea.Settings, 2, 0), (writer, place) => writer.Set(place, "padding")));

    [Fact]
    public void A_setting_gets_another_value() =>
        Assert.Equal(Small.Replace("32x32x3\n", "64x64x3\n", System.StringComparison.Ordinal), Edited(new(0, GridArea.Settings, 1, 1), (writer, place) => writer.Set(place, "64x64x3")));

    [Fact]
    public void A_block_of_a_spreadsheet_fills_rows_and_adds_those_that_are_missing() => Assert.Equal(
        Small.Replace("\npool\n", "\nx,,1,2\ny,,3,4\n", System.StringComparison.Ordinal),
        Edited(new(0, GridArea.Rows, 1, 0), (writer, place) => writer.SetBlock(place, [["x", "", "1", "2"], ["y", "", "3", "4"], ["", ""]])));

    [Fact]
    public void Lines_are_deleted_duplicated_and_moved()
    {
        Assert.Equal(Small.Replace("\npool\n", "\n", System.StringComparison.Ordinal), Edited(new(0, GridArea.Rows, 1, 0), (writer, place) => writer.Delete(place)));
        Assert.Equal(Small.Replace("\npool\n", "\npool\npool\n", System.StringComparison.Ordinal), Edited(new(0, GridArea.Rows, 1, 0), (writer, place) => writer.Duplicate(place)));
        Assert.Equal(
            Small.Replace("\"conv, 1\",  a , 32x32x16\npool", "pool\n\"conv, 1\",  a , 32x32x16", System.StringComparison.Ordinal),
            Edited(new(0, GridArea.Rows, 0, 0), (writer, place) => writer.MoveDown(place)));
    }

    [Fact]
    public void Lines_that_end_as_on_Windows_stay_so()
    {
        Workbench bench = Opened(Small.ReplaceLineEndings("\r\n"));
        GridPlace pool = new(0, GridArea.Rows, 1, 0);
        bench.Edit(pool, writer => writer.Duplicate(pool));
        bench.Edit(pool, writer => writer.Delete(pool));
        Assert.Equal(Small.ReplaceLineEndings("\r\n"), bench.Text);

        bench.Edit(pool, writer => writer.Delete(pool));
        Assert.Equal(Small.Replace("\npool\n", "\n", System.StringComparison.Ordinal).ReplaceLineEndings("\r\n"), bench.Text);
    }

    [Fact]
    public void Columns_are_added_and_deleted_in_the_rows_that_reach_them()
    {
        Assert.Equal(
            Small.Replace("  name,", "  name,depth,", System.StringComparison.Ordinal).Replace("  a ,", "  a, ,", System.StringComparison.Ordinal),
            Edited(new(0, GridArea.Header, 0, 1), (writer, place) => writer.AddColumn(place, "depth")));
        Assert.Equal(
            Small.Replace(",  name,", ",", System.StringComparison.Ordinal).Replace(",  a ,", " ,", System.StringComparison.Ordinal),
            Edited(new(0, GridArea.Header, 0, 1), (writer, place) => writer.DeleteColumn(place)));
    }

    [Fact]
    public void Every_start_table_can_be_rewritten_cell_by_cell()
    {
        foreach (StartTable table in StartTableList.All)
        {
            Workbench bench = Opened(StartTableList.ContentOf(table), table.File);
            string before = bench.Text;
            foreach ((GridPart part, int index) in bench.Grid.Parts.Select((part, index) => (part, index)).ToArray())
            {
                GridPlace place = new(index, GridArea.Rows, part.Rows.Count - 1, 0);
                bench.Edit(place, writer => writer.Set(place, "zzz, \"1\""));
                Assert.Equal("zzz, \"1\"", bench.Grid.Parts[index].Rows[^1].Cells[0].Text);
                string text = part.Rows[^1].Cells[0].Text;
                bench.Edit(place, writer => writer.Set(place, text));
            }

            Assert.Equal(before.Replace("\"", "", System.StringComparison.Ordinal), bench.Text.Replace("\"", "", System.StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_table_in_JSON_is_shown_and_not_edited()
    {
        Workbench bench = Opened("""{ "input": "32x32x3", "columns": ["type", "output size"], "rows": [["conv", "1x1x1"], ["pool"]] }""", "net.json");
        string before = bench.Text;

        Assert.Equal(["conv|1x1x1", "pool|"], bench.Grid.Parts[0].Rows.Select(line => string.Join('|', line.Cells.Select(cell => cell.Text))));
        bench.Edit(new GridPlace(0, GridArea.Rows, 0, 0), _ => Assert.Fail("It is edited."));
        Assert.Equal(before, bench.Text);
    }

    private static Workbench Opened(string text, string file = "small.csv")
    {
        var bench = new Workbench();
        bench.Open(file, text);
        return bench;
    }

    private static string Edited(GridPlace place, System.Action<GridWriter, GridPlace> change)
    {
        Workbench bench = Opened(Small);
        bench.Edit(place, writer => change(writer, place));
        return bench.Text;
    }
}
