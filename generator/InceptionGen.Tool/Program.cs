using System.Text;
using System.Threading.Tasks;

namespace InceptionGen.Tool;

internal static class Program
{
    public static Task<int> Main(string[] arguments)
    {
        if (System.Console.IsOutputRedirected) System.Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return CommandLine.RunAsync(arguments, ToolConsole.Standard());
    }
}
