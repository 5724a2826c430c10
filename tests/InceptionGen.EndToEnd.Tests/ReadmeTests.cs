using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace InceptionGen.EndToEnd.Tests;

/// <summary>The section "Use it" of the README and of the package's page, word for word, in an empty folder.</summary>
[Collection(nameof(PackedFeed))]
public sealed class ReadmeTests(PackedFeed feed)
{
    private const string Section = "Use it";

    [Theory]
    [InlineData("README.md")]
    [InlineData("runtime/InceptionGen.Runtime/README.md")]
    public void What_a_page_says_works_as_it_is_printed(string page)
    {
        using var reader = new Reader(feed);
        string? printed = null;
        foreach (CodeBlock block in Markdown.Blocks(page, Section))
        {
            switch (block.Language)
            {
                case "xml" when block.Text.StartsWith("<configuration>", StringComparison.Ordinal):
                    reader.WriteNuGetConfig(block.Text);
                    break;
                case "xml":
                    reader.AddToProject(block.Text);
                    break;
                case "csharp":
                    reader.AddToProgram(block.Text);
                    break;
                default:
                    printed = reader.Type(block.Text) ?? printed;
                    break;
            }
        }

        Assert.Matches(@"^class \d+, \d", printed);
        reader.AssertAllRuns(hasMore: page == "README.md");
    }

    /// <summary>Somebody who follows a page.</summary>
    private sealed class Reader(PackedFeed feed) : IDisposable
    {
        private readonly string _root = Shell.NewFolder();
        private string _folder = "";
        private bool _hasConfig;

        private string Project => Path.Combine(_folder, Path.GetFileName(_folder) + ".csproj");

        private string Program => Path.Combine(_folder, "Program.cs");

        /// <summary>The page's file with the one value that every reader has to change: where the packages are. There is no other source.</summary>
        public void WriteNuGetConfig(string text)
        {
            const string Value = "value=\"../InceptionGen/packages\"";
            Assert.Equal(3, text.Split('\n').Length);
            Assert.Contains(Value, text, StringComparison.Ordinal);
            text = text.Replace(Value, $"value=\"{feed.Folder}\"", StringComparison.Ordinal).Replace("<packageSources>", "<packageSources><clear />", StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(_folder, "nuget.config"), text);
            _hasConfig = true;
        }

        public void AddToProject(string text) => Replace(Project, "</Project>", text + "\n</Project>");

        /// <summary>The first block replaces the program that was there, the others continue it.</summary>
        public void AddToProgram(string text)
        {
            string before = File.ReadAllText(Program);
            File.WriteAllText(Program, before.Contains("using InceptionGen;", StringComparison.Ordinal) ? before + text + "\n" : text + "\n");
        }

        /// <summary>Runs a block of commands; gives what the last one printed, null if the block is none of commands.</summary>
        public string? Type(string block)
        {
            string? printed = null;
            foreach (string command in block.Split('\n'))
            {
                string[] words = command.Split(' ');
                if (words[0] == "cd") _folder = Path.Combine(_root, words[1]);
                else if (words is ["dotnet", "pack", var project, ..]) Assert.True(Directory.Exists(Path.Combine(PackedFeed.RepositoryFolder(), project)), project);
                else if (words[0] == "dotnet") printed = Dotnet(words[1..]);
            }

            return printed;
        }

        /// <summary>Everything that was typed so far runs, and prints what the page says.</summary>
        public void AssertAllRuns(bool hasMore)
        {
            if (!hasMore) return;
            string all = File.ReadAllText(Program);
            int weights = all.IndexOf("using WeightFile", StringComparison.Ordinal);
            Assert.True(weights > 0);

            // First without the lines that need a file of weights, then with a file made after the list that these print.
            File.WriteAllText(Program, all[..weights]);
            string[] tensors = Dotnet("run").Split('\n');
            foreach (string line in Markdown.Blocks("README.md", Section).Single(block => block.Text.StartsWith("conv1/", StringComparison.Ordinal)).Text.Split('\n'))
                if (line != "...") Assert.Contains(line, tensors);
            WriteZeros(Path.Combine(_folder, "googlenet.safetensors"), tensors.Select(line => Regex.Match(line, @"^(\S+) ([\dx]+): ")).Where(match => match.Success)
                .Select(match => (match.Groups[1].Value, match.Groups[2].Value.Split('x').Select(int.Parse).ToArray())));

            File.WriteAllText(Program, all);
            string alias = Regex.Match(File.ReadAllText(Path.Combine(PackedFeed.RepositoryFolder(), "README.md")), "`(using Features = [^`]*;)`").Groups[1].Value;
            File.WriteAllText(Path.Combine(_folder, "OtherTensors.cs"), $$"""
                using InceptionGen;
                using Other;
                {{alias}}

                internal static class OtherTensors
                {
                    public static MapShape ShapeOf(Features ours) => ours.Shape;
                }

                namespace Other
                {
                    public sealed class Tensor<T>;
                }
                """);
            Assert.Equal("0", Dotnet("run").Split('\n')[^1]);
        }

        public void Dispose() => Directory.Delete(_root, recursive: true);

        private string Dotnet(params string[] arguments)
        {
            if (arguments[0] == "new")
            {
                Shell.Dotnet(_root, feed.Packages, [.. arguments, "--no-restore"]).OrFail();
                _folder = Path.Combine(_root, arguments[^1]);
                File.Copy(Path.Combine(PackedFeed.RepositoryFolder(), "tests", "InceptionGen.EndToEnd.Tests", "photo.jpg"), Path.Combine(_folder, "photo.jpg"));
                return "";
            }

            if (!_hasConfig) File.WriteAllText(Path.Combine(_folder, "nuget.config"), UserProject.NuGetConfig(feed));
            return Shell.Dotnet(_folder, feed.Packages, arguments).OrFail().Text.Trim();
        }

        private static void Replace(string file, string before, string after)
        {
            string text = File.ReadAllText(file);
            Assert.Contains(before, text, StringComparison.Ordinal);
            File.WriteAllText(file, text.Replace(before, after, StringComparison.Ordinal));
        }

        private static void WriteZeros(string file, IEnumerable<(string Name, int[] Shape)> tensors)
        {
            var header = new List<string>();
            long end = 0;
            foreach ((string name, int[] shape) in tensors)
            {
                long start = end;
                end += 2 * shape.Aggregate(1L, (product, size) => product * size);
                header.Add($"\"{name}\":{{\"dtype\":\"F16\",\"shape\":[{string.Join(',', shape)}],\"data_offsets\":[{start},{end}]}}");
            }

            byte[] text = Encoding.UTF8.GetBytes("{" + string.Join(',', header) + "}");
            using FileStream stream = File.Create(file);
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
            stream.Write(length);
            stream.Write(text);
            stream.SetLength(stream.Length + end);
        }
    }
}
