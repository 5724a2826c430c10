using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using InceptionGen.Tool.Scoring;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests.Scoring;

/// <summary>How a job is divided, and what is left when it is stopped.</summary>
public sealed class PartTests
{
    [Theory]
    [InlineData("--threads", "1")]
    [InlineData("--threads", "5")]
    [InlineData("--threads", "3", "--batch", "4")]
    public async Task Threads_and_batches_change_no_byte(params string[] options)
    {
        using var folder = new PhotoFolder(photos: 61);
        folder.Write("photos/broken.jpg", "broken");
        await folder.Score(folder.Photos, "-o", folder["one"], "--parts", "4", "--threads", "1");
        await folder.Score([folder.Photos, "-o", folder["other"], "--parts", "4", .. options]);

        Assert.Equal(62, folder.Lines("one").Length);
        Assert.Equal(folder.Everything("one"), folder.Everything("other"));
    }

    [Theory]
    [InlineData("jsonl", 1)]
    [InlineData("jsonl", 3)]
    [InlineData("jsonl.gz", 4)]
    [InlineData("npy", 12)]
    public async Task Shards_make_the_same_parts_as_one_process(string format, int shards)
    {
        using var folder = new PhotoFolder(photos: 50);
        string tar = folder.Tar("b.tar", Enumerable.Range(0, 20).Select(i => $"./x{i}.ppm"), seed: 100);
        await folder.Score(folder.Photos, tar, "-o", folder["one"], "--parts", "12", "--format", format);
        for (int i = 0; i < shards; i++)
        {
            ToolRun run = await folder.Score(folder.Photos, tar, "-o", folder["many"], "--parts", "12", "--format", format, "--shard", $"{i}/{shards}");
            Assert.Equal((ExitCode.Clean, ""), (run.Code, run.Raw));
        }

        Assert.Equal(folder.Everything("one"), folder.Everything("many"));
    }

    [Fact]
    public async Task A_part_has_the_keys_of_its_hash_in_order()
    {
        using var folder = new PhotoFolder(photos: 40);
        string tar = folder.Tar("b.tar", ["\u00E9.ppm", "z/1.ppm"]);
        await folder.Score(folder.Photos, tar, "-o", folder["out"], "--parts", "3");
        for (int part = 0; part < 3; part++)
        {
            string[] keys = [.. File.ReadAllLines(folder[$"out/part-0000{part}-of-00003.jsonl"]).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("key").GetString()!)];
            Assert.NotEmpty(keys);
            Assert.All(keys, key => Assert.Equal(part, KeyHash.PartOf(key, 3)));
            Assert.Equal(keys.OrderBy(key => Convert.ToHexString(Encoding.UTF8.GetBytes(key)), StringComparer.Ordinal), keys);
        }

        Assert.Contains("b.tar/\u00E9.ppm", string.Concat(folder.Lines("out")));
    }

    // The values are those of xxhsum -H1.
    [Theory]
    [InlineData("", 0xEF46DB3751D8E999)]
    [InlineData("a", 0xD24EC4F1A98C6E5B)]
    [InlineData("photos/\u00E9\U0001F408.jpg", 0xBF632E911003B1DC)]
    public void The_hash_is_one_that_other_programs_have(string key, ulong hash) => Assert.Equal(hash, KeyHash.Of(key));

    [Fact]
    public void Keys_are_in_the_order_of_their_bytes()
    {
        string[] keys = ["", "a", "a.jpg", "b", "\u00E9", "\uE000", "\uFFFD", "\U0001F408"];
        for (int i = 0; i < keys.Length; i++)
        {
            for (int j = 0; j < keys.Length; j++) Assert.Equal(i.CompareTo(j), Math.Sign(KeyHash.Compare(keys[i], keys[j])));
        }
    }

    [Fact]
    public async Task Finished_parts_stay_and_missing_ones_are_made()
    {
        using var folder = new PhotoFolder(photos: 60);
        await folder.Score(folder.Photos, "-o", folder["out"], "--parts", "6");
        string all = folder.Everything("out");
        string[] parts = folder.Parts("out");
        var old = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        foreach (string part in parts) File.SetLastWriteTimeUtc(part, old);
        File.Delete(parts[2]);
        File.WriteAllText(parts[4], File.ReadAllText(parts[4])[..^40]);

        ToolRun run = await folder.Score(folder.Photos, "-o", folder["out"]);
        Assert.Contains("2 of 6 parts", run.Error);
        Assert.Equal(all, folder.Everything("out"));
        Assert.Equal([true, true, false, true, false, true], parts.Select(part => File.GetLastWriteTimeUtc(part) == old));

        // Another number of shards goes on where this one stopped.
        File.Delete(parts[3]);
        for (int i = 0; i < 4; i++) await folder.Score(folder.Photos, "-o", folder["out"], "--shard", $"{i}/4");
        Assert.Equal(all, folder.Everything("out"));
    }

    [Fact]
    public async Task Another_photo_changes_its_own_part_alone()
    {
        using var folder = new PhotoFolder(photos: 60);
        await folder.Score(folder.Photos, "-o", folder["out"], "--parts", "6");
        string[] before = [.. folder.Parts("out").Select(File.ReadAllText)];
        folder.Photo("photos/new.ppm", 1000);
        ToolRun run = await folder.Score(folder.Photos, "-o", folder["out"]);

        string[] after = [.. folder.Parts("out").Select(File.ReadAllText)];
        int changed = KeyHash.PartOf("new.ppm", 6);
        Assert.Contains("1 of 6 parts", run.Error);
        for (int part = 0; part < 6; part++) Assert.Equal(part == changed, before[part] != after[part]);
        Assert.Contains("new.ppm", after[changed]);
    }

    [Theory]
    [InlineData("jsonl")]
    [InlineData("npy")]
    public async Task A_photo_of_another_name_makes_its_part_again_though_none_is_missing(string format)
    {
        using var folder = new PhotoFolder(photos: 10);
        string[] arguments = [folder.Photos, "-o", folder["out"], "--parts", "1", "--format", format];
        await folder.Score(arguments);
        File.Move(folder["photos/n3/0003.ppm"], folder["photos/n3/renamed.ppm"]);
        ToolRun run = await folder.Score(arguments);

        Assert.Contains("1 of 1 parts", run.Error);
        string keys = string.Concat(File.ReadAllLines(folder.Parts("out").First(part => part.EndsWith(".jsonl", StringComparison.Ordinal))));
        Assert.Equal((true, false), (keys.Contains("n3/renamed.ppm"), keys.Contains("n3/0003.ppm")));
    }

    [Fact]
    public async Task A_part_in_which_a_key_is_damaged_is_made_again()
    {
        using var folder = new PhotoFolder(photos: 3);
        string[] arguments = [folder.Photos, "-o", folder["out"], "--parts", "1"];
        await folder.Score(arguments);
        string part = folder.Parts("out").First(name => name.EndsWith(".jsonl", StringComparison.Ordinal)), whole = File.ReadAllText(part);
        File.WriteAllText(part, whole.Replace(".ppm", "\\ud800", StringComparison.Ordinal));
        ToolRun run = await folder.Score(arguments);

        Assert.Contains("1 of 1 parts", run.Error);
        Assert.Equal(whole, File.ReadAllText(part));
    }

    [Fact]
    public async Task Broken_images_count_again_until_they_are_retried()
    {
        using var folder = new PhotoFolder(photos: 20);
        folder.Write("photos/late.ppm", "still being copied");
        string[] arguments = [folder.Photos, "-o", folder["out"], "--parts", "4", "--format", "jsonl.gz"];
        Assert.Equal(ExitCode.Unusable, (await folder.Score(arguments)).Code);
        folder.Photo("photos/late.ppm", 5);
        Assert.Equal(ExitCode.Unusable, (await folder.Score(arguments)).Code);

        ToolRun retried = await folder.Score([.. arguments, "--retry"]);
        Assert.Equal(ExitCode.Clean, retried.Code);
        Assert.Contains("1 of 4 parts", retried.Error);
        Assert.Equal(21, folder.Parts("out").Sum(part => new StreamReader(new GZipStream(File.OpenRead(part), CompressionMode.Decompress)).ReadToEnd().Count(one => one == '\n')));
    }

    [Fact]
    public async Task Parts_without_images_are_there_as_well()
    {
        using var folder = new PhotoFolder(photos: 1);
        foreach (string format in new[] { "jsonl", "jsonl.gz", "npy" })
        {
            string output = format.Replace('.', '-');
            await folder.Score(folder.Photos, "-o", folder[output], "--parts", "5", "--format", format);
            Assert.Equal(format == "npy" ? 10 : 5, folder.Parts(output).Length);
            Assert.Contains("0 of 5 parts", (await folder.Score(folder.Photos, "-o", folder[output], "--format", format)).Error);
        }
    }

    [Fact]
    public async Task Without_a_number_parts_have_about_256_images()
    {
        using var folder = new PhotoFolder();
        folder.Tar("a.tar", Enumerable.Range(0, 600).Select(i => i + ".ppm"));
        await folder.Score(folder["a.tar"], "-o", folder["three"]);
        await folder.Score(folder["a.tar"], "-o", folder["four"], "--shard", "1/2");
        Assert.Equal(3, folder.Parts("three").Length);
        Assert.Equal(["part-00001-of-00004.jsonl", "part-00003-of-00004.jsonl"], folder.Parts("four").Select(Path.GetFileName));
    }

    [Fact]
    public async Task Whole_tar_files_stay_together_and_others_are_not_opened()
    {
        using var folder = new PhotoFolder();
        string[] tars = [.. Enumerable.Range(0, 8).Select(i => folder.Tar($"shards/{i}.tar", Enumerable.Range(0, 5).Select(j => j + ".ppm"), seed: i * 5))];
        for (int i = 0; i < 4; i++)
        {
            // What another shard is to open may be damaged.
            var hidden = tars.Where(tar => KeyHash.PartOf(Path.GetFileName(tar), 4) != i).ToDictionary(tar => tar, File.ReadAllBytes);
            foreach (string tar in hidden.Keys) File.WriteAllText(tar, "damaged");
            Assert.Equal(ExitCode.Clean, (await folder.Score(folder["shards"], "-o", folder["out"], "--parts", "4", "--whole-tars", "--shard", $"{i}/4")).Code);
            foreach ((string tar, byte[] content) in hidden) File.WriteAllBytes(tar, content);
        }

        Assert.Equal(40, folder.Lines("out").Length);
        for (int part = 0; part < 4; part++)
        {
            Assert.All(File.ReadAllLines(folder[$"out/part-0000{part}-of-00004.jsonl"]), line => Assert.Equal(part, KeyHash.PartOf(JsonDocument.Parse(line).RootElement.GetProperty("key").GetString()!.Split('/')[0], 4)));
        }
    }

    [Fact]
    public async Task Leftovers_of_killed_processes_go_and_those_of_others_stay()
    {
        using var folder = new PhotoFolder(photos: 5);
        await folder.Score(folder.Photos, "-o", folder["out"], "--parts", "2");
        File.Delete(folder.Parts("out")[0]);
        string gone = folder.Write($"out/.part-00000-of-00002.jsonl.{Environment.MachineName}.{int.MaxValue}.tmp", "half");
        string old = folder.Write("out/.part-00000-of-00002.jsonl.another-machine.17.tmp", "half");
        string busy = folder.Write("out/.part-00000-of-00002.jsonl.another-machine.18.tmp", "half");
        string held = folder.Write($"out/.part-00001-of-00002.jsonl.{Environment.MachineName}.{int.MaxValue - 1}.tmp", "half");
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-2));
        using (new FileStream(held, FileMode.Open, FileAccess.Write, FileShare.None)) await folder.Score(folder.Photos, "-o", folder["out"]);

        Assert.Equal((false, false, true, true), (File.Exists(gone), File.Exists(old), File.Exists(busy), File.Exists(held)));
        Assert.Equal(2, folder.Parts("out").Length);
        Assert.Equal(5, folder.Lines("out").Length);
    }

    [Fact]
    public async Task Links_are_followed()
    {
        using var folder = new PhotoFolder(photos: 3);
        folder.Photo("elsewhere/x.ppm", 9);
        Directory.CreateSymbolicLink(folder["photos/more"], folder["elsewhere"]);
        File.CreateSymbolicLink(folder["photos/one.ppm"], folder["elsewhere/x.ppm"]);
        Dictionary<string, string> rows = (await folder.Score(folder.Photos)).Raw.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(line => JsonDocument.Parse(line).RootElement.GetProperty("key").GetString()!, line => JsonDocument.Parse(line).RootElement.GetProperty("top").ToString());
        Assert.Equal(5, rows.Count);
        Assert.Equal(rows["more/x.ppm"], rows["one.ppm"]);
    }
}
