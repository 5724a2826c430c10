using System.CommandLine;
using System.Threading.Tasks;
using InceptionGen.Tool.Drawing;
using InceptionGen.Tool.Text;

namespace InceptionGen.Tool.Commands;

/// <summary>"draw": a network as a picture.</summary>
internal static class DrawCommand
{
    public static Command Create(ToolConsole console)
    {
        Argument<string> table = NetworkArgument.Create();
        Option<string> format = Lowercase.Option("--format", "An SVG picture, or a flowchart of Mermaid for Markdown.", PictureFormat.Svg);
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; else standard output.", HelpName = "file" };
        var command = new Command("draw", "Draw a network as in the papers' figures: branches side by side, shapes on the edges, wrong cells in red.") { table, format, output };
        command.SetAction((parsed, cancellation) =>
        {
            if (NetworkArgument.Read(console, parsed.GetValue(table)!, cancellation) is not { } read) return Task.FromResult(ExitCode.Unusable);

            var stages = DrawnStage.Of(read.Summary, read.Project.Check(read.Path, cancellation), read.Project.ContentOf(read.Path));
            string picture = parsed.Value<PictureFormat>(format) == PictureFormat.Svg ? SvgPicture.Draw(read.Summary, stages) : MermaidPicture.Draw(read.Summary, stages);
            if (parsed.GetValue(output) is { } file) TextFile.WriteResult(file, picture);
            else console.Output.Write(picture);
            return Task.FromResult(ExitCode.Clean);
        });
        return command;
    }
}
