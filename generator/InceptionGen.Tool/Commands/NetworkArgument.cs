using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Projects;
using InceptionGen.Tool.Projects;
using InceptionGen.Tool.Reports;
using InceptionGen.Tool.Summaries;
using InceptionGen.Tool.Text;

namespace InceptionGen.Tool.Commands;

/// <summary>Commands that show one network.</summary>
internal static class NetworkArgument
{
    public static Argument<string> Create() => new("table") { Description = "The network's table, or the name of one that comes with the package; - for standard input." };

    /// <summary>Reads the network with the tables beside it; null after the reason was printed.</summary>
    public static (NetworkSummary Summary, TableProject Project, string Path)? Read(ToolConsole console, string path, CancellationToken cancellation)
    {
        if (ProjectOf(console, path) is not { } project) return null;

        string file = project.Listed[0];
        CheckedTable table = project.Judge(file, cancellation);
        if (table.Specs.FirstOrDefault() is { } network) return (NetworkSummary.Of(network, project.DocumentOf(file)), project, file);

        console.Error.WriteLine(file + (table.Errors.Count == 0
            ? ": it is not a network; name the table that uses it"
            : ": its shapes cannot be computed; 'inceptiongen check' says why"));
        return null;
    }

    /// <summary>Reads a network whose numbers are to be trusted. A table with an error still has shapes, and weights may even fit them; but no build would let it pass.</summary>
    /// <param name="console">Where the reason is printed.</param>
    /// <param name="path">What the command line says.</param>
    /// <param name="done">What is not done to a table with errors: "exported".</param>
    /// <param name="network">The network; null if it is not to be used.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The exit code if it is not to be used.</returns>
    public static int ReadSound(ToolConsole console, string path, string done, out NetworkSummary? network, CancellationToken cancellation)
    {
        network = null;
        if (Read(console, path, cancellation) is not { } read) return ExitCode.Unusable;

        DiagnosticInfo[] errors = [.. read.Project.Check(read.Path, cancellation).Where(diagnostic => diagnostic.IsBlocking)];
        if (errors.Length > 0)
        {
            Report.Write(ReportFormat.Text, console.Error, errors, [], hasColour: false);
            console.Error.WriteLine($"{read.Path}: nothing is {done} before this is fixed; 'inceptiongen check --fix' may do it");
            return ExitCode.Findings;
        }

        network = read.Summary;
        return ExitCode.Clean;
    }

    private static TableProject? ProjectOf(ToolConsole console, string path)
    {
        if (Directory.Exists(path))
        {
            console.Error.WriteLine(path + ": it is a folder; name a network's table");
            return null;
        }

        if (path != ProjectSet.StandardInput && !File.Exists(path) && (ShippedTables.Find(path) ?? ShippedTables.Find(path + ".csv")) is { } shipped)
        {
            var package = new TableProject();
            package.Set(shipped, isListed: true);
            return package;
        }

        ProjectSet set = ProjectSet.Of([path], console.ReadInput, inputName: null);
        foreach (string word in set.Unusable) console.Error.WriteLine(word);
        return set.Unusable.Count > 0 ? null : set.Projects[0];
    }
}
