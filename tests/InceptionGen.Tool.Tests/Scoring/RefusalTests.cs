using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests.Scoring;

/// <summary>What cannot be scored is said before anything is written.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("Scoring needs weights", "photos")]
    [InlineData("exclude each other", "photos", "--synthetic", "--weights", "x.pth")]
    [InlineData("Name folders, lists, tar files or images", "--synthetic")]
    [InlineData("the last of 4 is 3/4", "photos", "--synthetic", "--shard", "5/4")]
    [InlineData("the last of 4 is 3/4", "photos", "--synthetic", "--shard", "4/4")]
    [InlineData("there are 1 to 99999 shards, not 0", "photos", "--synthetic", "--shard", "0/0")]
    [InlineData("as in 3/16", "photos", "--synthetic", "--shard", "3")]
    [InlineData("as in 3/16", "photos", "--synthetic", "--shard", "-1/4")]
    [InlineData("as in 3/16", "photos", "--synthetic", "--shard", "1/2/3")]
    [InlineData("leave out --shards", "photos", "--synthetic", "--shard", "1/2", "--shards", "2")]
    [InlineData("--shards needs a whole number from 1 to 99999, not '0'", "photos", "--synthetic", "--shards", "0")]
    [InlineData("--parts needs a whole number from 1 to 99999, not '100000'", "photos", "--synthetic", "--parts", "100000")]
    [InlineData("each of 8 shards makes a part at least", "photos", "--synthetic", "--shard", "1/8", "--parts", "4")]
    [InlineData("--top needs a whole number of at least 1, not '0'", "photos", "--synthetic", "--top", "0")]
    [InlineData("--batch needs a whole number from 1 to 1024, not 'many'", "photos", "--synthetic", "--batch", "many")]
    [InlineData("--threads needs a whole number", "photos", "--synthetic", "--threads", "-1")]
    [InlineData("'parquet' not recognized", "photos", "--synthetic", "-o", "out", "--format", "parquet")]
    [InlineData("it is a folder that the parts of the result go to", "photos", "--synthetic", "-o", "out.parquet")]
    [InlineData("--format npy needs a folder", "photos", "--synthetic", "--format", "npy")]
    [InlineData("--retry is for the parts of a folder", "photos", "--synthetic", "--retry")]
    [InlineData("leave out --top", "photos", "--synthetic", "-o", "out", "--format", "npy", "--top", "3")]
    [InlineData("leave out --labels", "photos", "--synthetic", "-o", "out", "--format", "npy", "--labels", "x")]
    [InlineData("--preprocess: ", "photos", "--synthetic", "--preprocess", "rgb * blue")]
    [InlineData("--stdin takes paths one by one", "photos", "--synthetic", "--stdin")]
    [InlineData("--stdin takes paths one by one", "--synthetic", "--stdin", "--shard", "0/2")]
    [InlineData("--stdin takes paths one by one", "--synthetic", "--stdin", "-o", "out")]
    [InlineData("--stdin takes paths one by one", "--synthetic", "--stdin", "--batch", "4")]
    [InlineData("Standard input is one thing only", "-", "-", "--synthetic")]
    public async Task Wrong_usage_is_said_before_anything_is_read(string message, params string[] arguments)
    {
        ToolRun run = await ToolRun.Without(["score", "nowhere.csv", .. arguments]);
        Assert.Equal((ExitCode.Usage, ""), (run.Code, run.Raw));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-", "-", "--synthetic")]
    [InlineData("-", "--stdin", "--synthetic")]
    public async Task A_table_at_standard_input_leaves_no_place_for_paths_there(params string[] arguments)
    {
        ToolRun run = await ToolRun.Of("a.jpg\n", ["score", .. arguments]);
        Assert.Equal((ExitCode.Usage, ""), (run.Code, run.Raw));
        Assert.Contains("Standard input is one thing only", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "nowhere: there is no such file or folder.")]
    [InlineData("empty", "empty: there is no image and no tar file in this folder.")]
    [InlineData("nothing.txt", "nothing.txt: there is no path in this list.")]
    [InlineData("photos.tar.gz", "photos.tar.gz: it is compressed")]
    [InlineData("model.bin", "model.bin: it is not a folder, a tar file, an image or a list of paths.")]
    [InlineData("text.tar", "text.tar: it is not a tar file")]
    [InlineData("labels.tar", "there is no image in these tar files.")]
    [InlineData("lists/missing.txt", "gone.tar: there is no such tar file.")]
    [InlineData("twice.txt", "'a.jpg': there are two images of this key, since its path is given twice.")]
    [InlineData("twice.tar", "'twice.tar/a.ppm': there are two images of this key in ")]
    [InlineData("round", "round/trip: it links to ")]
    [InlineData("home/photos", "home/photos/up: it links to ")]
    public async Task An_unusable_input_is_named_and_nothing_is_written(string input, string message)
    {
        using var folder = new PhotoFolder();
        Directory.CreateDirectory(folder["empty"]);
        folder.Write("nothing.txt", "\n\n");
        folder.Write("photos.tar.gz", "x");
        folder.Write("model.bin", "a\0b");
        folder.Write("text.tar", new string('x', 2000));
        folder.Tar("labels.tar", ["a.json"]);
        folder.Write("lists/missing.txt", "gone.tar\n");
        folder.Write("twice.txt", "a.jpg\nb.jpg\na.jpg\n");
        folder.Tar("twice.tar", ["a.ppm", "./a.ppm"]);
        folder.Photo("round/a.ppm", 1);
        Directory.CreateSymbolicLink(folder["round/trip"], folder["round"]);
        folder.Photo("home/photos/a.ppm", 1);
        Directory.CreateSymbolicLink(folder["home/photos/up"], folder["home"]);

        foreach (string[] more in new[] { Array.Empty<string>(), ["-o", folder["out"]] })
        {
            ToolRun run = await folder.Score([folder[input], .. more]);
            Assert.Equal((ExitCode.Unusable, ""), (run.Code, run.Raw));
            Assert.Contains(message, run.Error, StringComparison.Ordinal);
            Assert.False(Directory.Exists(folder["out"]));
        }
    }

    [Fact]
    public async Task Two_folders_with_the_same_key_are_told_apart_by_the_user()
    {
        using var folder = new PhotoFolder();
        folder.Photo("one/a.ppm", 1);
        folder.Photo("two/a.ppm", 2);
        ToolRun run = await folder.Score(folder["one"], folder["two"]);
        Assert.Equal(ExitCode.Unusable, run.Code);
        Assert.Contains($"'a.ppm': there are two images of this key, in {folder["one/a.ppm"]} and in {folder["two/a.ppm"]}", run.Error, StringComparison.Ordinal);
    }

    // At every place: in a header, in pixels, after the padding, before the end's zeros.
    [Fact]
    public async Task A_tar_file_that_is_cut_off_is_refused_wherever_it_is_cut()
    {
        using var folder = new PhotoFolder();
        byte[] whole = File.ReadAllBytes(folder.Tar("whole.tar", ["a.ppm", "b.ppm", "c.ppm"]));
        int entries = whole.Length - 1024;
        foreach (int length in Enumerable.Range(0, entries / 256).Select(i => i * 256).Append(entries - 1).Append(entries))
        {
            File.WriteAllBytes(folder["whole.tar"], whole[..length]);
            ToolRun run = await folder.Score(folder["whole.tar"], "-o", folder["out"]);
            Assert.Equal(ExitCode.Unusable, run.Code);
            Assert.Contains($"whole.tar: it is cut off after {length} bytes", run.Error, StringComparison.Ordinal);
            Assert.False(Directory.Exists(folder["out"]));
        }

        File.WriteAllBytes(folder["whole.tar"], whole[..(entries + 512)]);
        Assert.Equal(ExitCode.Clean, (await folder.Score(folder["whole.tar"], "-o", folder["out"])).Code);
    }

    [Fact]
    public async Task A_damaged_tar_file_names_the_last_entry_that_was_read()
    {
        using var folder = new PhotoFolder();
        byte[] tar = File.ReadAllBytes(folder.Tar("a.tar", ["a.ppm", "b.ppm", "c.ppm"]));
        int second = 512 + 1024 + 512 + 512;
        tar[second] ^= 1;
        File.WriteAllBytes(folder["a.tar"], tar);
        ToolRun run = await folder.Score(folder["a.tar"]);
        Assert.Equal(ExitCode.Unusable, run.Code);
        Assert.Contains("a.tar: it is damaged after 'a.cls'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4 parts, and now 8", "--parts", "8")]
    [InlineData("--format jsonl, and now jsonl.gz", "--format", "jsonl.gz")]
    [InlineData("--top 5, and now 3", "--top", "3")]
    [InlineData("preprocessing 'rgb / 127.5 - 1', and now 'bgr'", "--preprocess", "bgr")]
    [InlineData("other labels", "--labels", "labels.txt")]
    [InlineData("without --whole-tars", "--whole-tars")]
    [InlineData("the number of its parts is 4, and each of 5 shards makes one at least. Take --shard I/4", "--shard", "1/5")]
    public async Task Parts_of_another_job_are_not_mixed_with_these(string message, params string[] options)
    {
        using var folder = new PhotoFolder(photos: 10);
        string labels = folder.Write("labels.txt", "a\nb\nc\nd\ne\nf\ng\n");
        await folder.Score(folder.Photos, "-o", folder["out"], "--parts", "4");
        string before = folder.Everything("out");
        ToolRun run = await folder.Score([folder.Photos, "-o", folder["out"], .. options.Select(option => option == "labels.txt" ? labels : option)]);

        Assert.Equal(ExitCode.Unusable, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal(before, folder.Everything("out"));
    }

    [Fact]
    public async Task Other_weights_and_another_table_make_another_job()
    {
        using var folder = new PhotoFolder(photos: 4);
        string[] weights = ["synthetic", "other"];
        await folder.Score(folder.Photos, "-o", folder["out"]);
        ToolRun converted = await ToolRun.Without("export", folder.Table, "--to", "onnx", "--synthetic", "-o", folder["x.onnx"]);
        Assert.Equal(ExitCode.Clean, converted.Code);
        InceptionGen.Compilation.CompiledTable table = InceptionGen.Compilation.CompiledTable.Read(folder.Table);
        table.Description.SaveSafetensors(SyntheticWeights.For(table.Description), folder["tiny.safetensors"]);

        ToolRun file = await ToolRun.Without("score", folder.Table, folder.Photos, "-o", folder["out"], "--weights", folder["tiny.safetensors"]);
        Assert.Equal(ExitCode.Unusable, file.Code);
        Assert.Contains("weights synthetic, and now ", file.Error, StringComparison.Ordinal);

        // A comment may change, an operation may not.
        File.WriteAllText(folder.Table, "# a comment\n" + File.ReadAllText(folder.Table));
        Assert.Equal(ExitCode.Clean, (await folder.Score(folder.Photos, "-o", folder["out"])).Code);
        File.WriteAllText(folder.Table, File.ReadAllText(folder.Table).Replace("3x3/2", "2x2/2"));
        ToolRun changed = await folder.Score(folder.Photos, "-o", folder["out"]);
        Assert.Equal(ExitCode.Unusable, changed.Code);
        Assert.Contains("the table has changed", changed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_that_is_a_file_or_no_job_is_left_alone()
    {
        using var folder = new PhotoFolder(photos: 1);
        folder.Write("file", "mine");
        Assert.Contains("file: it is a file; name a folder", (await folder.Score(folder.Photos, "-o", folder["file"])).Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(folder["file"]));

        folder.Write("out/score.json", "[1, 2");
        ToolRun run = await folder.Score(folder.Photos, "-o", folder["out"]);
        Assert.Equal(ExitCode.Unusable, run.Code);
        Assert.Contains("does not say what the parts of this folder were made with", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weights_and_labels_that_do_not_fit_are_refused_before_images_are_looked_for()
    {
        using var folder = new PhotoFolder();
        string other = Path.Combine(TableFolderOnDisk.Root, "tests", "InceptionGen.Runtime.Tests", "Formats", "mini.safetensors");
        ToolRun weights = await ToolRun.Without("score", folder.Table, "nowhere", "--weights", other, "-o", folder["out"]);
        Assert.Equal(ExitCode.Unusable, weights.Code);
        Assert.Contains("does not fit Tiny", weights.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["out"]));

        ToolRun labels = await folder.Score("nowhere", "--labels", folder.Write("labels.txt", "a\nb\n"));
        Assert.Equal(ExitCode.Unusable, labels.Code);
        Assert.Contains("labels.txt: it has 2 lines; Tiny has 7 classes", labels.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_with_an_error_is_not_scored()
    {
        using var folder = new PhotoFolder(photos: 1);
        File.WriteAllText(folder.Table, File.ReadAllText(folder.Table).Replace("8x8x8", "7x7x8"));
        ToolRun run = await folder.Score(folder.Photos);
        Assert.Equal(ExitCode.Findings, run.Code);
        Assert.Contains("nothing is scored before this is fixed", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_that_no_memory_holds_is_refused()
    {
        using var folder = new PhotoFolder(photos: 1);
        ToolRun run = await ToolRun.Without("score", "inception_v4", folder.Photos, "--synthetic", "--batch", "1024", "--threads", "512");
        Assert.Equal(ExitCode.Unusable, run.Code);
        Assert.Contains("need more memory than there is", run.Error, StringComparison.Ordinal);
    }
}
