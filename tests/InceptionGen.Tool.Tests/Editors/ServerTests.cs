using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using InceptionGen.Tool.Tests.Harness;
using Xunit.Abstractions;

namespace InceptionGen.Tool.Tests.Editors;

/// <summary>The language server as editors meet it: by a client of another author, and by Neovim.</summary>
public sealed class ServerTests(ITestOutputHelper output)
{
    private static string Server => typeof(CommandLine).Assembly.Location;

    private static string Editors => Path.Combine(TableFolderOnDisk.Root, "tests", "InceptionGen.Tool.Tests", "Editors");

    [NodeFact]
    public async Task An_independent_client_gets_everything()
    {
        using var folder = new TableFolderOnDisk();
        string table = folder.Copy("inception_v3.csv");
        string clean = folder.Read("inception_v3.csv");
        folder.Write("broken.txt", clean.Replace("Inception-C,Mixed_7b,,,8x8x2048", "Inception-C,Mixed_7b,,,8x8x2084"));
        folder.Write("people.csv", "name,type,age\nAda,1,36\n");

        JsonElement answers = await Ask(table, folder["broken.txt"], folder["people.csv"], keys: 20);

        Assert.Equal("utf-16", answers.GetProperty("initialize").GetProperty("capabilities").GetProperty("positionEncoding").GetString());
        JsonElement diagnostic = answers.GetProperty("diagnostics").GetProperty("diagnostics")[0];
        int line = clean.Split('\n').ToList().FindIndex(one => one.StartsWith("Inception-C,Mixed_7b"));
        Assert.Equal(("ING204", line, "Inception-C,Mixed_7b,,,".Length), (
            diagnostic.GetProperty("code").GetString(), diagnostic.GetProperty("range").GetProperty("start").GetProperty("line").GetInt32(), diagnostic.GetProperty("range").GetProperty("start").GetProperty("character").GetInt32()));
        Assert.Equal("Set the cell to '8x8x2048'", answers.GetProperty("actions")[0].GetProperty("title").GetString());
        Assert.Contains(answers.GetProperty("actions").EnumerateArray(), action => action.GetProperty("kind").GetString() == "source.fixAll");
        Assert.Contains("multiply-adds", answers.GetProperty("hover").GetProperty("contents").GetProperty("value").GetString());
        int module = clean.Split('\n').ToList().FindIndex(one => one == "# module: Inception-C");
        Assert.Equal(module, answers.GetProperty("definition")[0].GetProperty("range").GetProperty("start").GetProperty("line").GetInt32());
        Assert.Equal(3, answers.GetProperty("references").GetArrayLength());
        Assert.Contains(answers.GetProperty("hints").EnumerateArray(), hint => hint.GetProperty("label").GetString() == "= 64 + 64 + 96 + 32");
        string[] types = Labels(answers, "types");
        Assert.Contains("max pool", types);
        Assert.Contains("Reduction-B", types);
        Assert.Contains("padding", Labels(answers, "directives"));
        Assert.Equal(["InceptionV3", "Inception-A", "Reduction-A", "Inception-B", "Reduction-B", "Inception-C", "torchvision's inception_v3"], answers.GetProperty("symbols").EnumerateArray().Select(symbol => symbol.GetProperty("name").GetString()));
        Assert.True(answers.GetProperty("folds").GetArrayLength() >= 7);
        Assert.NotEqual(0, answers.GetProperty("formatting").GetArrayLength());
        Assert.Equal(-32601, answers.GetProperty("unknown").GetInt32());
        Assert.Equal(0, answers.GetProperty("repaired").GetProperty("diagnostics").GetArrayLength());
        Assert.Equal(0, answers.GetProperty("others").GetInt32());
        Assert.Equal(0, answers.GetProperty("exit").GetInt32());
    }

    [NodeFact]
    public async Task Each_key_in_the_largest_table_is_answered()
    {
        using var folder = new TableFolderOnDisk();
        foreach (string file in Directory.GetFiles(TableFolderOnDisk.Tables, "*.csv").Select(file => Path.GetFileName(file)!)) folder.Copy(file);
        folder.Write("broken.txt", folder.Read("inception_resnet_v2.csv").Replace("149x149x32", "149x149x3"));
        folder.Write("people.csv", "name,type,age\nAda,1,36\n");

        JsonElement answers = await Ask(folder["inception_resnet_v2.csv"], folder["broken.txt"], folder["people.csv"], keys: 200);

        // For whoever looks: other tests run at the same time, so it does not measure the server.
        output.WriteLine($"median {answers.GetProperty("median").GetDouble():F1} ms");
        Assert.Equal(0, answers.GetProperty("repaired").GetProperty("diagnostics").GetArrayLength());
        Assert.Equal(0, answers.GetProperty("exit").GetInt32());
    }

    [NeovimFact]
    public async Task Neovim_shows_a_mistake_as_it_is_typed_and_applies_its_fix()
    {
        using var folder = new TableFolderOnDisk();
        folder.Copy("googlenet.names.csv");
        var start = new ProcessStartInfo("nvim") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (string argument in new[] { "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", "luafile " + Path.Combine(Editors, "neovim.lua") }) start.ArgumentList.Add(argument);
        start.Environment["INCEPTIONGEN_SERVER"] = Server;
        start.Environment["INCEPTIONGEN_TABLE"] = folder.Copy("googlenet.csv");
        start.Environment["INCEPTIONGEN_REPORT"] = folder["report.txt"];

        using var editor = Process.Start(start)!;
        Task<string> error = editor.StandardError.ReadToEndAsync();
        if (!editor.WaitForExit(150_000)) editor.Kill(entireProcessTree: true);

        Assert.True(File.Exists(folder["report.txt"]), await error);
        int line = 1 + Array.FindIndex(folder.Read("googlenet.csv").Split('\n'), row => row.StartsWith("inception (4d)", StringComparison.Ordinal));
        Assert.Equal($"clean 0\ntyped 1 ING204 {line}:19\nfixed 0 true\n", folder.Read("report.txt"));
    }

    private static string[] Labels(JsonElement answers, string name) => [.. answers.GetProperty(name).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("label").GetString()!)];

    private static async Task<JsonElement> Ask(string table, string broken, string other, int keys)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in new[] { Path.Combine(Editors, "client.js"), Server, table, broken, other, keys.ToString(System.Globalization.CultureInfo.InvariantCulture) }) start.ArgumentList.Add(argument);
        start.Environment["NODE_PATH"] = Path.Combine(NodeFactAttribute.Packages, "node_modules");
        using var client = Process.Start(start)!;
        Task<string> error = client.StandardError.ReadToEndAsync();
        string answers = await client.StandardOutput.ReadToEndAsync();
        await client.WaitForExitAsync();
        Assert.True(client.ExitCode == 0, await error);
        return JsonDocument.Parse(answers).RootElement;
    }
}
