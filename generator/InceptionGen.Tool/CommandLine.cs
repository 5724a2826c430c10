using System;
using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using InceptionGen.Tool.Commands;

namespace InceptionGen.Tool;

/// <summary>The tool's commands, and what every one of them does the same way.</summary>
internal static class CommandLine
{
    public static RootCommand Root(ToolConsole console) => new("Checks, repairs, shows and runs Inception architecture tables. Results go to standard output, everything else to standard error.")
    {
        CheckCommand.Create(console),
        FormatCommand.Create(console),
        ExplainCommand.Create(console),
        SummaryCommand.Create(console),
        DrawCommand.Create(console),
        DiffCommand.Create(console),
        NewCommand.Create(console),
        ExportCommand.Create(console),
        ImportCommand.Create(console),
        WeightsCommand.Create(console),
        ConvertCommand.Create(console),
        ScoreCommand.Create(console),
        ServerCommand.Create(console),
        CompletionsCommand.Create(console),
        PicturesCommand.Create(console),
    };

    /// <summary>Runs a command line, and returns the process's exit code.</summary>
    public static async Task<int> RunAsync(string[] arguments, ToolConsole console, CancellationToken cancellation = default)
    {
        ParseResult parsed = Root(console).Parse(arguments);
        if (parsed.Action is ParseErrorAction)
        {
            foreach (ParseError error in parsed.Errors) console.Error.WriteLine(error.Message);
            console.Error.WriteLine("Run 'inceptiongen " + Name(parsed) + "--help' to see how it is used.");
            return ExitCode.Usage;
        }

        try
        {
            var configuration = new InvocationConfiguration { Output = console.Output, Error = console.Error, EnableDefaultExceptionHandler = false };
            return await parsed.InvokeAsync(configuration, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Stopped;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            console.Error.WriteLine(exception.Message);
            return ExitCode.Unusable;
        }
    }

    private static string Name(ParseResult parsed) => parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
}
