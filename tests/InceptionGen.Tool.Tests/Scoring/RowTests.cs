using System;
using System.Formats.Tar;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using InceptionGen.Compilation;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests.Scoring;

/// <summary>What a row says of an image.</summary>
public sealed class RowTests
{
    [Fact]
    public async Task A_row_has_the_numbers_of_the_network_itself()
    {
        using var folder = new PhotoFolder(photos: 9);
        ToolRun run = await folder.Score(folder.Photos, "--top", "3");
        string[] lines = run.Raw.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal((ExitCode.Clean, 9), (run.Code, lines.Length));
        CompiledTable table = CompiledTable.Read(folder.Table);
        using Session session = table.Load(SyntheticWeights.For(table.Description)).CreateSession();
        string[] keys = [.. Enumerable.Range(0, 9).Select(i => $"n{i % 5}/{i:D4}.ppm").Order(StringComparer.Ordinal)];
        for (int i = 0; i < lines.Length; i++)
        {
            JsonElement row = JsonDocument.Parse(lines[i]).RootElement;
            Assert.Equal(keys[i], row.GetProperty("key").GetString());
            float[] probabilities = session.Run(PhotoFolder.Pixels(int.Parse(keys[i].AsSpan(3, 4)))).ToArray();
            (int, float)[] best = [.. Enumerable.Range(0, 7).OrderByDescending(index => probabilities[index]).Take(3).Select(index => (index, probabilities[index]))];
            Assert.Equal(best, row.GetProperty("top").EnumerateArray().Select(one => (one.GetProperty("class").GetInt32(), one.GetProperty("probability").GetSingle())));
            Assert.False(row.GetProperty("top")[0].TryGetProperty("label", out _));
        }
    }

    [Fact]
    public async Task Labels_name_classes_and_all_classes_may_be_listed()
    {
        using var folder = new PhotoFolder(photos: 1);
        string labels = folder.Write("labels.txt", "a\nb\nc\nd\ne\nf\n\"g\"\n");
        ToolRun run = await folder.Score(folder.Photos, "--top", "100", "--labels", labels);

        JsonElement top = JsonDocument.Parse(run.Raw).RootElement.GetProperty("top");
        Assert.Equal(7, top.GetArrayLength());
        Assert.All(top.EnumerateArray(), one => Assert.Equal(new[] { "a", "b", "c", "d", "e", "f", "\"g\"" }[one.GetProperty("class").GetInt32()], one.GetProperty("label").GetString()));
    }

    [Fact]
    public async Task Another_preprocessing_gives_other_numbers()
    {
        using var folder = new PhotoFolder(photos: 1);
        string[] raw = [(await folder.Score(folder.Photos)).Raw, (await folder.Score(folder.Photos, "--preprocess", "bgr / 255")).Raw];
        Assert.NotEqual(raw[0], raw[1]);
    }

    [Fact]
    public async Task An_image_that_cannot_be_read_is_a_row_with_its_reason()
    {
        using var folder = new PhotoFolder(photos: 3);
        folder.Write("photos/a.jpg", "not an image");
        folder.Write("photos/b.png", "");
        folder.Write("photos/c.webp", "RIFF0000WEBPVP8 ");
        File.WriteAllBytes(folder["photos/d.ppm"], PhotoFolder.Bytes(1).AsSpan(0, 200).ToArray());
        folder.Write("photos/.hidden.jpg", "not looked at");
        folder.Write("photos/notes.txt", "not looked at");
        string list = folder.Write("list.txt", $"{folder["photos"]}\r\n\r\n{folder["photos/nowhere.jpg"]}\r\n");

        ToolRun run = await folder.Score(folder.Photos, "-o", folder["out"]);
        string[] errors = [.. folder.Lines("out").Select(line => JsonDocument.Parse(line).RootElement).Where(row => row.TryGetProperty("error", out _)).Select(row => row.GetProperty("error").GetString()!)];
        Assert.Equal(ExitCode.Unusable, run.Code);
        Assert.Equal((7, 4), (folder.Lines("out").Length, errors.Length));
        Assert.StartsWith("a.jpg cannot be read: it is not a JPEG", errors[0]);
        Assert.Equal("b.png cannot be read: it is empty or not a regular file.", errors[1]);
        Assert.Contains("it is a WebP", errors[2]);
        Assert.Contains("cut off", errors[3]);
        Assert.Contains("4 could not be read", run.Error);

        // No path of this machine is in a row, except where the list has it.
        Assert.DoesNotContain(folder.Photos, string.Concat(errors));
        ToolRun listed = await folder.Score(list, "--exit-zero");
        Assert.Equal(ExitCode.Clean, listed.Code);
        Assert.Contains("cannot be read: it is a folder.", listed.Raw);
        Assert.Contains("cannot be read: there is no such file.", listed.Raw);
    }

    [Fact]
    public async Task Arrays_have_every_output_and_their_keys_beside_them()
    {
        using var folder = new PhotoFolder(photos: 4);
        folder.Write("photos/n0/0000.ppm", "broken");
        ToolRun run = await folder.Score(folder.Photos, "-o", folder["out"], "--format", "npy", "--parts", "1");
        Assert.Equal(ExitCode.Unusable, run.Code);

        byte[] file = File.ReadAllBytes(folder["out/part-00000-of-00001.npy"]);
        int start = 10 + file[8] + (file[9] << 8);
        Assert.Equal(0, start % 64);
        Assert.Contains("{'descr': '<f4', 'fortran_order': False, 'shape': (4, 7), }", System.Text.Encoding.ASCII.GetString(file, 10, start - 10));
        Assert.Equal(start + (4 * 7 * sizeof(float)), file.Length);
        float[] values = [.. Enumerable.Range(0, 28).Select(i => BitConverter.ToSingle(file, start + (i * sizeof(float))))];
        Assert.All(values[..7], value => Assert.True(float.IsNaN(value)));
        CompiledTable table = CompiledTable.Read(folder.Table);
        using Session session = table.Load(SyntheticWeights.For(table.Description)).CreateSession();
        for (int i = 1; i < 4; i++) Assert.Equal(session.Run(PhotoFolder.Pixels(i)).ToArray(), values[(7 * i)..(7 * (i + 1))]);
        Assert.Equal(["n0/0000.ppm", "n1/0001.ppm", "n2/0002.ppm", "n3/0003.ppm"], File.ReadAllLines(folder["out/part-00000-of-00001.keys.jsonl"]).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("key").GetString()));
    }

    [Fact]
    public async Task A_network_without_classes_writes_its_map()
    {
        using var folder = new PhotoFolder(photos: 2);
        string table = folder.Write("features.csv", "# network: Features\n# input: 17x17x3\ntype,patch size/stride,output size\nconvolution,3x3/2,8x8x8\n");
        ToolRun lines = await ToolRun.Without("score", table, "--synthetic", folder.Photos);
        Assert.Equal(ExitCode.Unusable, lines.Code);
        Assert.Contains("does not end in a softmax", lines.Error);

        ToolRun arrays = await ToolRun.Without("score", table, "--synthetic", folder.Photos, "-o", folder["out"], "--format", "npy", "--parts", "1");
        Assert.Equal(ExitCode.Clean, arrays.Code);
        Assert.Contains("'shape': (2, 8, 8, 8)", File.ReadAllText(folder["out/part-00000-of-00001.npy"]));
    }

    [Fact]
    public async Task Paths_that_come_in_give_rows_in_their_order()
    {
        using var folder = new PhotoFolder(photos: 40);
        string[] paths = [.. Enumerable.Range(0, 40).Select(i => folder[$"photos/n{i % 5}/{i:D4}.ppm"]).Reverse()];
        ToolRun run = await ToolRun.Of(string.Join('\n', paths) + "\n\nnowhere.jpg", "score", folder.Table, "--synthetic", "--stdin", "--threads", "4");
        string[] keys = [.. run.Raw.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("key").GetString()!)];

        Assert.Equal(ExitCode.Unusable, run.Code);
        Assert.Equal([.. paths, "nowhere.jpg"], keys);

        // A partition of Spark may be empty.
        ToolRun nothing = await ToolRun.Of("", "score", folder.Table, "--synthetic", "--stdin");
        Assert.Equal((ExitCode.Clean, ""), (nothing.Code, nothing.Raw));
    }

    [Theory]
    [InlineData(TarEntryFormat.V7, 90)]
    [InlineData(TarEntryFormat.Ustar, 90)]
    [InlineData(TarEntryFormat.Pax, 300)]
    [InlineData(TarEntryFormat.Gnu, 300)]
    public async Task Tar_files_of_every_kind_are_read(TarEntryFormat format, int length)
    {
        using var folder = new PhotoFolder(photos: 1);
        string name = new string('n', length - 4) + ".ppm";
        using (var tar = new TarWriter(File.Create(folder["a.tar"]), format))
        {
            Directory.CreateDirectory(folder["empty"]);
            File.WriteAllText(folder["empty/empty.jpg"], "");
            tar.WriteEntry(folder["empty"], "empty");
            tar.WriteEntry(folder["empty/empty.jpg"], "empty.jpg");
            tar.WriteEntry(folder["photos/n0/0000.ppm"], name);
        }

        string[] lines = (await folder.Score(folder["a.tar"])).Raw.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string same = (await folder.Score(folder.Photos)).Raw.TrimEnd().Replace("n0/0000.ppm", "a.tar/" + name);
        Assert.Equal(["{\"key\":\"a.tar/empty.jpg\",\"error\":\"a.tar/empty.jpg cannot be read: it is empty.\"}", same], lines);
    }

    [Fact]
    public async Task A_list_may_come_in_and_holds_tar_files_too()
    {
        using var folder = new PhotoFolder(photos: 2);
        string tar = folder.Tar("shards/a.tar", ["0.ppm", "1.ppm"], seed: 10);
        ToolRun run = await ToolRun.Of($"{folder["photos/n0/0000.ppm"]}\n{tar}\n", "score", folder.Table, "--synthetic", "-");
        Assert.Equal([folder["photos/n0/0000.ppm"], tar + "/0.ppm", tar + "/1.ppm"], run.Raw.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("key").GetString()!));
    }
}
