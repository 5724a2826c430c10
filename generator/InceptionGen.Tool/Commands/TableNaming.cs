using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using InceptionGen.Compilation;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;
using InceptionGen.Tool.Projects;
using InceptionGen.Tool.Reports;
using InceptionGen.Tool.Text;

namespace InceptionGen.Tool.Commands;

/// <summary>A network by its table's own names, and by those that a file goes by.</summary>
/// <param name="Table">The table's file.</param>
/// <param name="Network">With its own names.</param>
/// <param name="ReadAs">With the file's names.</param>
internal sealed record TableNaming(string Table, NetworkDescription Network, NetworkDescription ReadAs)
{
    /// <summary>Reads a table without mistakes; null, with the exit code, after the reason was printed.</summary>
    /// <param name="console">Where it is printed.</param>
    /// <param name="table">The table, or the name of a shipped one.</param>
    /// <param name="names">A names table, or the name of a shipped one; null for the table's own names.</param>
    /// <param name="naming">What was read.</param>
    /// <param name="cancellation">Stops it.</param>
    public static int Read(ToolConsole console, string table, string? names, out TableNaming? naming, CancellationToken cancellation)
    {
        naming = null;
        if (NetworkArgument.Read(console, table, cancellation) is not { } read) return ExitCode.Unusable;
        if (HasErrors(console, read.Project, read.Path, cancellation)) return ExitCode.Findings;

        NetworkDescription network = NetworkCompiler.Describe(read.Summary.Network, cancellation);
        if (names is null)
        {
            naming = new TableNaming(read.Path, network, network);
            return ExitCode.Clean;
        }

        if (SourceOf(names) is not { } source)
        {
            console.Error.WriteLine(names + ": there is no such file, and no such names table comes with the package");
            return ExitCode.Unusable;
        }

        read.Project.Set(source, isListed: false);
        read.Project.Set(new TableSource(read.Path, read.Project.ContentOf(read.Path)), EquatableArray.Of(new TableOptions(Names: Path.GetFileName(source.Path))));
        if (HasErrors(console, read.Project, read.Path, cancellation)) return ExitCode.Findings;

        naming = new TableNaming(read.Path, network, NetworkCompiler.Describe(read.Project.Judge(read.Path, cancellation).Specs[0], cancellation));
        return ExitCode.Clean;
    }

    // What a build would not let pass has names that no build would give it.
    private static bool HasErrors(ToolConsole console, TableProject project, string path, CancellationToken cancellation)
    {
        DiagnosticInfo[] errors = [.. project.Check(path, cancellation).Where(diagnostic => diagnostic.IsBlocking)];
        if (errors.Length == 0) return false;

        Report.Write(ReportFormat.Text, console.Error, errors, [], hasColour: false);
        console.Error.WriteLine($"{path}: weights go by a table without errors; 'inceptiongen check --fix' may repair it");
        return true;
    }

    private static TableSource? SourceOf(string names) => File.Exists(names) ? TextFile.Read(ProjectSet.Tidy(names)).Source : ShippedTables.Find(names);
}
