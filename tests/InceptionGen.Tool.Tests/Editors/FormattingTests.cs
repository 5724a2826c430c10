using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests.Editors;

/// <summary>Formatting as the protocol asks for it.</summary>
public sealed class FormattingTests
{
    [Theory]
    [InlineData("net.json", """{"network":"T","input":"8x8x4","rows":[{"type":"Flatten","name":"f"}]}""", "{\n  \"network\": \"T\",\n  \"input\": \"8x8x4\",\n  \"rows\": [\n    { \"type\": \"flatten\", \"name\": \"f\" }\n  ]\n}")]
    [InlineData("net.csv", "# network: T\n# input: 8x8x4\nType,Name\nFlatten,f\n", "# network: T\n# input: 8x8x4\ntype,    name\nflatten, f\n")]
    public async Task An_editor_gets_the_layout_of_fmt(string file, string before, string after)
    {
        using var folder = new TableFolderOnDisk();
        string document = JsonSerializer.Serialize(new { uri = new Uri(folder[file]).AbsoluteUri, text = before, version = 1, languageId = "x" });
        string[] messages =
        [
            """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}""",
            "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":" + document + "}}",
            "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"textDocument/formatting\",\"params\":{\"textDocument\":" + document + ",\"options\":{\"tabSize\":2,\"insertSpaces\":true}}}",
            """{"jsonrpc":"2.0","id":8,"method":"shutdown"}""",
            """{"jsonrpc":"2.0","method":"exit"}""",
        ];
        string input = string.Concat(messages.Select(message => $"Content-Length: {Encoding.UTF8.GetByteCount(message)}\r\n\r\n{message}"));
        using var output = new MemoryStream();
        var console = new ToolConsole(TextWriter.Null, TextWriter.Null, () => new MemoryStream(Encoding.UTF8.GetBytes(input)), () => output, HasColour: false);

        Assert.Equal(0, await CommandLine.RunAsync(["lsp"], console, CancellationToken.None));
        JsonElement answer = Encoding.UTF8.GetString(output.ToArray()).Split("Content-Length: ").Where(part => part.Contains("\"id\":7", StringComparison.Ordinal))
            .Select(part => JsonDocument.Parse(part[part.IndexOf('{', StringComparison.Ordinal)..]).RootElement.GetProperty("result")).Single();

        Assert.Equal(after, answer.EnumerateArray().Reverse().Aggregate(before, Applied));
    }

    private static string Applied(string text, JsonElement edit)
    {
        JsonElement range = edit.GetProperty("range");
        return text[..At(text, range.GetProperty("start"))] + edit.GetProperty("newText").GetString() + text[At(text, range.GetProperty("end"))..];
    }

    private static int At(string text, JsonElement position)
    {
        int start = 0;
        for (int line = position.GetProperty("line").GetInt32(); line > 0; line--) start = text.IndexOf('\n', start) + 1;
        return start + position.GetProperty("character").GetInt32();
    }
}
