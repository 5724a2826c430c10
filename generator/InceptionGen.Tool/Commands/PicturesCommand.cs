using System;
using System.CommandLine;
using System.IO;
using System.Threading.Tasks;
using InceptionGen.Tool.Build;

namespace InceptionGen.Tool.Commands;

/// <summary>"pictures": what a build runs for tables with the metadata Picture or Summary.</summary>
internal static class PicturesCommand
{
    private const string HelpLink = "https://github.com/InceptionGen/InceptionGen/blob/main/generator/docs/ING507.md";

    public static Command Create(ToolConsole console)
    {
        var list = new Argument<string>("list") { Description = "The file in which the build lists the project's tables." };
        var project = new Argument<string>("project") { Description = "The project's file, which messages name." };
        var command = new Command("pictures", "Write the pictures and summaries that a project asks for.") { list, project };
        command.Hidden = true;
        command.SetAction((parsed, cancellation) =>
        {
            // In the form that MSBuild takes for an error of its own.
            void Report(string problem) => console.Output.WriteLine($"{parsed.GetValue(project)} : error ING507: {problem} ({HelpLink})");
            try
            {
                bool isWhole = new ProjectPictures(PictureItem.ReadAll(parsed.GetValue(list)!), Report).Write(cancellation);
                return Task.FromResult(isWhole ? ExitCode.Clean : ExitCode.Unusable);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                Report(exception.Message);
                return Task.FromResult(ExitCode.Unusable);
            }
        });
        return command;
    }
}
