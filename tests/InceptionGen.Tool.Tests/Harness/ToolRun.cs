using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace InceptionGen.Tool.Tests.Harness;

/// <summary>A command line, run in this process.</summary>
internal sealed record ToolRun(int Code, string Output, string Error)
{
    /// <summary>What went to standard output as bytes, as text.</summary>
    public string Raw { get; private init; } = "";

    public static Task<ToolRun> Of(string input, params string[] arguments) => In([], input, arguments);

    /// <summary>Runs it with variables of the environment.</summary>
    public static async Task<ToolRun> In(Dictionary<string, string> variables, string input, params string[] arguments)
    {
        using var raw = new MemoryStream();
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        var console = new ToolConsole(output, error, () => new MemoryStream(Encoding.UTF8.GetBytes(input)), () => raw, HasColour: false) { Variable = variables.GetValueOrDefault };
        int code = await CommandLine.RunAsync(arguments, console, CancellationToken.None);
        return new ToolRun(code, output.ToString(), error.ToString()) { Raw = Encoding.UTF8.GetString(raw.ToArray()) };
    }

    public static Task<ToolRun> Without(params string[] arguments) => Of("", arguments);
}
