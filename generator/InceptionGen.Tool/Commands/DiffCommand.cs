using System.CommandLine;
using System.Threading.Tasks;
using InceptionGen.Tool.Differences;

namespace InceptionGen.Tool.Commands;

/// <summary>"diff": two networks row by row.</summary>
internal static class DiffCommand
{
    public static Command Create(ToolConsole console)
    {
        var one = new Argument<string>("a") { Description = "A network's table." };
        var other = new Argument<string>("b") { Description = "Another network's table, such as the same network of another lineage." };
        var command = new Command("diff", "Compare two networks row by row: shapes, parameters and operations. Ends with 1 if they differ in more than names.") { one, other };
        command.SetAction((parsed, cancellation) =>
        {
            var left = NetworkArgument.Read(console, parsed.GetValue(one)!, cancellation);
            var right = NetworkArgument.Read(console, parsed.GetValue(other)!, cancellation);
            if (left is null || right is null) return Task.FromResult(ExitCode.Unusable);
            return Task.FromResult(NetworkDifference.Write(console.Output, left.Value.Summary, right.Value.Summary) ? ExitCode.Findings : ExitCode.Clean);
        });
        return command;
    }
}
