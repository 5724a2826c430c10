using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Tool.Fixing;
using InceptionGen.Tool.Projects;
using InceptionGen.Tool.Reports;
using InceptionGen.Tool.Text;

namespace InceptionGen.Tool.Commands;

/// <summary>"check": what is wrong with tables, and the repair of it.</summary>
internal static class CheckCommand
{
    public static Command Create(ToolConsole console)
    {
        var paths = new Argument<string[]>("path")
        {
            Description = "Folders, each a project of its own; files, each a project with the tables beside it; or - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var fix = new Option<bool>("--fix") { Description = "Apply the first fix of each finding that leaves less wrong, until nothing changes." };
        var diff = new Option<bool>("--diff") { Description = "Print what --fix would change as a unified diff, and write nothing." };
        var watch = new Option<bool>("--watch") { Description = "Check again whenever a file changes, until Ctrl+C." };
        var format = Lowercase.Option("--format", "How findings are printed.", ReportFormat.Text);
        var failOn = Lowercase.Option("--fail-on", "The least severe finding that makes the exit code 1.", RuleSeverity.Error);
        var stdinPath = new Option<string?>("--stdin-path") { Description = "What standard input is called; tables beside that path are found.", HelpName = "path" };

        var command = new Command("check", "Report what is wrong with tables, as the compiler would.") { paths, fix, diff, watch, format, failOn, stdinPath };
        command.Validators.Add(result =>
        {
            string[] given = result.GetValue(paths) ?? [];
            bool watches = result.GetValue(watch);
            if (watches && given.Contains(ProjectSet.StandardInput)) result.AddError("Standard input cannot be watched; name a file or a folder.");
            if (watches && (result.GetValue(fix) || result.GetValue(diff))) result.AddError("--watch checks only; leave out --fix and --diff.");
            if (given.Count(path => path == ProjectSet.StandardInput) > 1) result.AddError("- is standard input, which can be named once.");
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var run = new CheckRun(
                console, parsed.GetValue(paths)!, parsed.GetValue(fix), parsed.GetValue(diff), parsed.Value<ReportFormat>(format), parsed.Value<RuleSeverity>(failOn), parsed.GetValue(stdinPath));
            return parsed.GetValue(watch) ? await TableWatch.RunAsync(run, parsed.GetValue(paths)!, console, cancellation).ConfigureAwait(false) : run.Once(cancellation);
        });
        return command;
    }
}
