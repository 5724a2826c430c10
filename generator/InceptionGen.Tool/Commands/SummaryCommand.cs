using System.CommandLine;
using System.IO;
using System.Threading.Tasks;
using InceptionGen.Tool.Summaries;
using InceptionGen.Tool.Text;

namespace InceptionGen.Tool.Commands;

/// <summary>"summary": a network in numbers.</summary>
internal static class SummaryCommand
{
    public static Command Create(ToolConsole console)
    {
        Argument<string> table = NetworkArgument.Create();
        var paper = new Option<bool>("--paper") { Description = "Show what the table prints beside what is computed." };
        Option<string> format = Lowercase.Option("--format", "How it is printed.", SummaryFormat.Text);
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; else standard output.", HelpName = "file" };
        var command = new Command("summary", "Print a network's stages: shapes, parameters, multiply-adds, receptive field and memory.") { table, paper, format, output };
        command.SetAction((parsed, cancellation) =>
        {
            if (NetworkArgument.Read(console, parsed.GetValue(table)!, cancellation) is not { } read) return Task.FromResult(ExitCode.Unusable);
            var text = new StringWriter { NewLine = console.Output.NewLine };
            SummaryTable.Of(read.Summary, parsed.GetValue(paper)).Write(text, parsed.Value<SummaryFormat>(format));
            if (parsed.GetValue(output) is { } file) TextFile.WriteResult(file, text.ToString());
            else console.Output.Write(text.ToString());
            return Task.FromResult(ExitCode.Clean);
        });
        return command;
    }
}
