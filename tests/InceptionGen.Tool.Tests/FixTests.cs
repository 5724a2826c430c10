using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests;

public sealed class FixTests
{
    [Fact]
    public async Task A_folder_of_broken_tables_is_repaired()
    {
        using var folder = new TableFolderOnDisk();
        (string File, string From, string To)[] slips =
        [
            ("googlenet.csv", "14x14x528", "14x14x582"), ("alexnet.csv", "output size", "output siz"), ("vgg16.csv", "convolution", "convolutoin"), ("googlenet_torchvision.csv", "28x28x480", "28x28x48"),
        ];
        foreach (string file in Directory.GetFiles(TableFolderOnDisk.Tables, "*.csv").Select(file => Path.GetFileName(file)!)) folder.Copy(file);
        foreach ((string file, string from, string to) in slips) folder.Copy(file, from, to);
        Assert.Equal(1, (await ToolRun.Without("check", folder.ToString())).Code);

        await ToolRun.Without("check", folder.ToString(), "--fix");

        foreach ((string file, string from, string to) in slips.Where(slip => slip.File is "googlenet.csv" or "googlenet_torchvision.csv"))
            Assert.Equal(File.ReadAllText(Path.Combine(TableFolderOnDisk.Tables, file)), folder.Read(file));
    }

    [Fact]
    public async Task Encoding_mark_and_line_ends_stay()
    {
        using var folder = new TableFolderOnDisk();
        folder.Copy("googlenet.names.csv");
        string text = File.ReadAllText(Path.Combine(TableFolderOnDisk.Tables, "googlenet.csv")).ReplaceLineEndings("\r\n");
        foreach (Encoding encoding in new[] { new UTF8Encoding(true), Encoding.Unicode, Encoding.UTF32, new UTF8Encoding(false) })
        {
            string path = folder["googlenet.csv"];
            File.WriteAllText(path, text.Replace("14x14x528", "14x14x582"), encoding);

            ToolRun run = await ToolRun.Without("check", path, "--fix");

            Assert.Equal(0, run.Code);
            Assert.Equal([.. encoding.GetPreamble(), .. encoding.GetBytes(text)], File.ReadAllBytes(path));
        }
    }

    [Fact]
    public async Task A_diff_is_printed_and_nothing_written()
    {
        using var folder = new TableFolderOnDisk();
        folder.Copy("googlenet.names.csv");
        folder.Copy("googlenet.csv", "14x14x528", "14x14x582");
        string before = folder.Read("googlenet.csv");

        ToolRun run = await ToolRun.Without("check", folder.ToString(), "--diff");

        Assert.Equal(1, run.Code);
        Assert.Equal(before, folder.Read("googlenet.csv"));
        Assert.Contains("\n@@ -32,7 +32,7 @@\n", run.Output);
        Assert.Contains("\n-inception (4d),,,,14x14x582,2,,112,144,288,32,64,64,590K,119M\n+inception (4d),,,,14x14x528,2,,112,144,288,32,64,64,590K,119M\n", run.Output);
    }

    [Fact]
    public async Task Standard_input_is_repaired_on_standard_output()
    {
        string clean = "# input: 8x8x4\n# padding: same\ntype,patch size/stride,output size\nconvolution,3x3,8x8x8\nconvolution,3x3,8x8x16\n";

        ToolRun run = await ToolRun.Of(clean.Replace("output size", "output siz"), "check", "-", "--fix");

        Assert.Contains("output siz", run.Output);
        Assert.EndsWith("convolution,3x3,8x8x16\n", run.Output);
    }

    [Fact]
    public async Task A_file_that_is_not_utf8_is_never_written()
    {
        using var folder = new TableFolderOnDisk();
        byte[] bytes = [.. Encoding.UTF8.GetBytes("# note: caf"), 0xE9, .. Encoding.UTF8.GetBytes("\n# input: 8x8x4\ntype,output size\nconvolution,8x8x8\n")];
        File.WriteAllBytes(folder["net.csv"], bytes);

        ToolRun run = await ToolRun.Without("check", folder["net.csv"], "--fix");

        Assert.Contains("error ING010", run.Output);
        Assert.Equal(bytes, File.ReadAllBytes(folder["net.csv"]));
    }
}
