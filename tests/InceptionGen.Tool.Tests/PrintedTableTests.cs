using System;
using System.IO;
using System.Linq;
using InceptionGen.Compilation;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests;

/// <summary>Tables as they are printed, with what their rows give.</summary>
public sealed class PrintedTableTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void What_is_printed_is_beside_what_the_row_gives_and_what_is_wrong_with_it()
    {
        PrintedTable table = Read(
            "# input: 17x17x3\ntype,name,patch size/stride,output size,depth,params,ops\nconvolution,stem,3x3/2,8x8x8,1,216,\"13,824\"\navg pool,,8x8/1,1x1x8,2,,\n"
            + "linear,,,1x1x4,1,0.05K [sic: so the paper],0.1K\n")!;

        Assert.Equal([("stem", "convolution"), ("avg pool", "avg pool"), ("linear", "linear")], table.Rows.Select(row => (row.Stage, row.Type)));
        Assert.Equal(new("8x8x8", "8x8x8", null), table.Rows[0].Cells[PrintedColumn.OutputSize]);
        Assert.Equal(new("216", "216", null), table.Rows[0].Cells[PrintedColumn.Params]);
        Assert.Equal(new("13,824", "13,824", null), table.Rows[0].Cells[PrintedColumn.Ops]);
        Assert.Equal(new("2", "0", "Row 'avg pool', column 'depth': the longest path has 0 layers with parameters, the cell says 2"), table.Rows[1].Cells[PrintedColumn.Depth]);
        Assert.False(table.Rows[1].Cells.ContainsKey(PrintedColumn.Params));
        Assert.Equal(new("0.05K", "0.03K", "so the paper"), table.Rows[2].Cells[PrintedColumn.Params]);
        Assert.Equal(("0.1K", "0.0K"), (table.Rows[2].Cells[PrintedColumn.Ops].Text, table.Rows[2].Cells[PrintedColumn.Ops].Computed));
    }

    [Fact]
    public void A_papers_table_with_wrong_sizes_is_read()
    {
        PrintedTable table = PrintedTable.Read(Path.Combine(TableFolderOnDisk.Root, "tests", "InceptionGen.Generator.Tests", "Tables", "bn_inception_fig5_as_printed.csv"))!;

        Assert.Equal(
            ["inception (3c)", "inception (4c)", "inception (4d)", "inception (4e)"],
            table.Rows.Where(row => row.Cells.TryGetValue(PrintedColumn.OutputSize, out PrintedCell? cell) && cell.Remark is not null).Select(row => row.Stage));
    }

    [Theory]
    [InlineData("# module: pair\ntype,#1x1\nbranch,8\n")]
    [InlineData("nothing at all")]
    public void What_is_no_network_has_nothing(string text) => Assert.Null(Read(text));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private PrintedTable? Read(string text)
    {
        string file = Path.Combine(_folder, "net.csv");
        File.WriteAllText(file, text);
        return PrintedTable.Read(file);
    }
}
