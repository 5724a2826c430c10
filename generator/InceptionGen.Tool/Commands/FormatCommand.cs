using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using InceptionGen.Tool.Formatting;
using InceptionGen.Tool.Projects;
using InceptionGen.Tool.Text;

namespace InceptionGen.Tool.Commands;

/// <summary>"fmt": lays tables out.</summary>
internal static class FormatCommand
{
    public static Command Create(ToolConsole console)
    {
        var paths = new Argument<string[]>("path") { Description = "Folders and files; - lays standard input out on standard output.", Arity = ArgumentArity.OneOrMore };
        var check = new Option<bool>("--check") { Description = "Write nothing; name the files that are not laid out, and end with 1 if there are any." };
        var diff = new Option<bool>("--diff") { Description = "Write nothing; print what would change as a unified diff." };
        var command = new Command("fmt", "Align the columns of tables and spell their words as the language does. What a table says never changes.") { paths, check, diff };
        command.SetAction((parsed, cancellation) => System.Threading.Tasks.Task.FromResult(
            Run(console, parsed.GetValue(paths)!, parsed.GetValue(check), parsed.GetValue(diff), cancellation)));
        return command;
    }

    private static int Run(ToolConsole console, string[] paths, bool isCheck, bool isDiff, System.Threading.CancellationToken cancellation)
    {
        ProjectSet set = ProjectSet.Of(paths, console.ReadInput, inputName: null);
        foreach (string word in set.Words.Concat(set.Unusable)) console.Error.WriteLine(word);

        int changed = 0, failed = set.Unusable.Count;
        foreach ((TableProject project, string path) in set.Projects.SelectMany(project => project.Listed.Select(path => (project, path))))
        {
            TextFile file = set.FileOf(path);
            string after = TableFormatter.Format(project, path, cancellation);
            bool isInput = paths.Contains(ProjectSet.StandardInput) && path is "stdin.csv" or "stdin.json";
            if (isInput && !isCheck && !isDiff) console.Output.Write(after);
            if (after == file.Content) continue;

            changed++;
            if (isDiff) UnifiedDiff.Write(console.Output, path, file.Content, after);
            else if (isCheck) console.Output.WriteLine(path);
            else if (!isInput && !TryReplace(console, file, after)) failed++;
        }

        if (isCheck && changed > 0) console.Error.WriteLine("These files are not laid out; 'inceptiongen fmt' does it.");
        return failed > 0 ? ExitCode.Unusable : (isCheck || isDiff) && changed > 0 ? ExitCode.Findings : ExitCode.Clean;
    }

    private static bool TryReplace(ToolConsole console, TextFile file, string content)
    {
        if (!file.IsExact)
        {
            console.Error.WriteLine(file.Path + ": it is not UTF-8, so it was left as it is; save it as UTF-8 first");
            return false;
        }

        try
        {
            file.Replace(content);
            console.Error.WriteLine("laid out " + file.Path);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            console.Error.WriteLine(file.Path + ": it cannot be written: " + exception.Message);
            return false;
        }
    }
}
