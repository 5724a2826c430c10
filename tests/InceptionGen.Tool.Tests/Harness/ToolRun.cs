using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace InceptionGen.Tool.Tests.Harness;

/// <summary>A command line, run in this process.</summary>
internal sealed record ToolRun(int Code, string Output, string Error)
{
    public static async Task<ToolRun> Of(string input, params string[] arguments)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        var console = new ToolConsole(output, error, () => new MemoryStream(Encoding.UTF8.GetBytes(input)), () => Stream.Null, HasColour: false);
        int code = await CommandLine.RunAsync(arguments, console, CancellationToken.None);
        return new ToolRun(code, output.ToString(), error.ToString());
    }

    public static Task<ToolRun> Without(params string[] arguments) => Of("", arguments);
}
