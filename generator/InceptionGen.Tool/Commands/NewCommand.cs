using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;
using InceptionGen.Tool.Projects;
using InceptionGen.Tool.Reports;
using InceptionGen.Tool.Summaries;

namespace InceptionGen.Tool.Commands;

/// <summary>"new": a table of a new head on a known network.</summary>
internal static class NewCommand
{
    public static Command Create(ToolConsole console)
    {
        var name = new Argument<string>("name") { Description = "The network's name, which is the file's too." };
        var from = new Option<string>("--from") { Description = "The network to continue: a table, or the name of one that comes with the package.", Required = true, HelpName = "table" };
        var until = new Option<string?>("--until") { Description = "The last row of it that is kept; without it, all but its classifier.", HelpName = "row" };
        var classes = new Option<string>("--classes") { Description = "How many classes there are, or their names: cat,dog.", Required = true, HelpName = "number|names" };
        var input = new Option<string?>("--input") { Description = "The image, if not that of the other network: 150x150x3.", HelpName = "size" };
        var force = new Option<bool>("--force") { Description = "Replace a file that is there." };
        var command = new Command("new", "Write a table that continues a known network with a classifier of your classes.") { name, from, until, classes, input, force };
        classes.Validators.Add(result =>
        {
            string[] given = Split(result.Tokens.Count > 0 ? result.Tokens[0].Value : "");
            bool isNumber = given.Length == 1 && int.TryParse(given[0], out int number) && number is > 0 and <= 1_000_000;
            if (given.Length == 1 && !isNumber) result.AddError($"--classes {given[0]}: write how many there are, such as 2, or two names and more: cat,dog.");
        });
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            console, parsed.GetValue(name)!, parsed.GetValue(from)!, parsed.GetValue(until), Split(parsed.GetValue(classes)!), parsed.GetValue(input), parsed.GetValue(force), cancellation)));
        return command;
    }

    private static string[] Split(string classes) => [.. classes.Split(',').Select(one => one.Trim()).Where(one => one.Length > 0)];

    private static int Run(ToolConsole console, string name, string from, string? until, string[] classes, string? input, bool isForced, CancellationToken cancellation)
    {
        string file = name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? name : name + ".csv";
        if (File.Exists(file) && !isForced)
        {
            console.Error.WriteLine(file + ": there is such a file already; --force replaces it");
            return ExitCode.Unusable;
        }

        string based = Path.GetFileName(from);
        if (!TableGuess.HasEnding(based)) based += ".csv";
        int outputs = classes.Length > 1 ? classes.Length : int.Parse(classes[0], System.Globalization.CultureInfo.InvariantCulture);
        if (ProjectFor(console, from, based, file) is not { } project) return ExitCode.Unusable;

        // The rows that are kept, and what the last of them makes: a table of nothing but a pool that keeps its map would not say it.
        string probe = Head(name, based, until, [], input) + "type,patch size/stride\nflatten,\n";
        project.Set(new TableSource(file, probe), isListed: true);
        if (project.Judge(file, cancellation).Specs.FirstOrDefault() is not { } network || project.Judge(file, cancellation).Errors.Count > 0)
        {
            Report.Write(ReportFormat.Text, console.Error, project.Check(file, cancellation), [], hasColour: false);
            return ExitCode.Usage;
        }

        Language.Model.Shape map = network.Stages[^1].Input;
        var table = new StringBuilder(Head(name, based, until, classes.Length > 1 ? classes : [], input));
        table.Append("type,output size,activation\n");
        if (map.Height > 1 || map.Width > 1) table.Append($"global avg pool,1x1x{map.Channels}\n");
        table.Append($"dropout (50%),1x1x{map.Channels}\nlinear,1x1x{outputs},none\n").Append(outputs == 1 ? "sigmoid,1x1x1\n" : $"softmax,1x1x{outputs}\n");
        project.Set(new TableSource(file, table.ToString()), isListed: true);

        IReadOnlyList<DiagnosticInfo> findings = project.Check(file, cancellation);
        Report.Write(ReportFormat.Text, console.Error, findings, [], hasColour: false);
        if (findings.Any(finding => finding.IsBlocking)) return ExitCode.Usage;

        File.WriteAllText(file, table.ToString());
        console.Error.WriteLine($"wrote {file}: it continues {based}{(until is null ? "" : " until " + until)}, where the map is {map}. In the project file:");
        console.Output.WriteLine($"<ArchitectureTable Include=\"{Path.GetFileName(file)}\" />");
        return ExitCode.Clean;
    }

    /// <summary>A project that has the network to continue; null if there is no such network, which has then been reported.</summary>
    private static TableProject? ProjectFor(ToolConsole console, string from, string based, string file)
    {
        var project = new TableProject();
        string path = File.Exists(from) ? from : File.Exists(from + ".csv") ? from + ".csv" : "";
        if (path.Length > 0)
        {
            foreach (Text.TextFile table in TableFolder.Tables(Path.GetDirectoryName(path) ?? "").Where(table => table.Path != file)) project.Set(table.Source, isListed: false);
            return project;
        }

        if (ShippedTables.Find(based) is not null) return project;

        string? near = Suggestions.DidYouMean(Path.GetFileNameWithoutExtension(based), ShippedTables.Names.Select(one => Path.GetFileNameWithoutExtension(one)));
        console.Error.WriteLine($"--from {from}: there is no such file, and no such table comes with the package" + (near is null ? "; it has " + string.Join(", ", ShippedTables.Names.Where(one => !one.Contains(".names.", StringComparison.Ordinal)).Select(one => Path.GetFileNameWithoutExtension(one))) : $"; did you mean {near}?"));
        return null;
    }

    private static string Head(string name, string based, string? until, string[] classes, string? input)
    {
        string network = Path.GetFileNameWithoutExtension(name);
        var head = new StringBuilder($"# network: {network}\n# continues: {based}{(until is null ? "" : " until " + until)}\n");
        if (input is not null) head.Append($"# input: {input}\n");
        if (classes.Length > 0) head.Append($"# classes: {string.Join(", ", classes)}\n");
        return head.Append("# loss: ").Append("cross-entropy").Append("\n# optimizer: adam (learning rate 0.001)\n").ToString();
    }
}
