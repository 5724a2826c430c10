using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Model;
using InceptionGen.Language.Projects;
using InceptionGen.Language.Text;
using InceptionGen.Tool.Drawing;
using InceptionGen.Tool.Projects;
using InceptionGen.Tool.Summaries;
using InceptionGen.Tool.Text;

namespace InceptionGen.Tool.Build;

/// <summary>The pictures and summaries that a project asks for.</summary>
/// <param name="items">The project's listings, also of tables without a picture: others may name them.</param>
/// <param name="error">Takes what is wrong with an item.</param>
internal sealed class ProjectPictures(IReadOnlyList<PictureItem> items, Action<string> error)
{
    private readonly TableProject _project = new();
    private readonly HashSet<string> _written = new(OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    /// <summary>Writes them. A table whose shapes cannot be computed has none; the compiler says why.</summary>
    /// <returns>Whether all that could be drawn was written.</returns>
    public bool Write(CancellationToken cancellation)
    {
        bool isWhole = true;
        IGrouping<string, PictureItem>[] tables = [.. items.GroupBy(item => item.Table, StringComparer.Ordinal).Where(table => File.Exists(table.Key))];
        foreach (var table in tables) _project.Set(TextFile.Read(table.Key).Source, table.SelectMany(item => TableOptions.ReadAll(item.Options, "")).ToEquatableArray());
        foreach (string folder in tables.Select(table => Path.GetDirectoryName(table.Key)!).Distinct()) AddNeighbours(folder);

        foreach (var table in tables.Where(table => table.Any(item => item.Picture.Length + item.Summary.Length > 0)))
        {
            CheckedTable judged = _project.Judge(table.Key, cancellation);
            PictureItem[] listings = [.. table];
            for (int index = 0; index < listings.Length; index++)
            {
                NetworkSpec? network = judged.Specs.Count == listings.Length ? judged.Specs[index] : judged.Specs.FirstOrDefault();
                if (network is not null) isWhole &= Write(listings[index], NetworkSummary.Of(network, _project.DocumentOf(table.Key)), cancellation);
            }
        }

        return isWhole;
    }

    /// <summary>Tables beside a listed one, which it may name.</summary>
    private void AddNeighbours(string folder)
    {
        foreach (TextFile file in TableFolder.Tables(folder).Where(file => !_project.Has(file.Path))) _project.Set(file.Source, isListed: false);
    }

    private bool Write(PictureItem item, NetworkSummary summary, CancellationToken cancellation)
    {
        bool isDrawn = item.Picture.Length == 0 || Write(item, "Picture", item.Picture, Draw);
        return (item.Summary.Length == 0 || Write(item, "Summary", item.Summary, Summarize)) && isDrawn;

        string? Draw(string ending)
        {
            var stages = DrawnStage.Of(summary, _project.Check(item.Table, cancellation), _project.ContentOf(item.Table));
            return ending switch
            {
                ".svg" => SvgPicture.Draw(summary, stages),
                ".mmd" => MermaidPicture.Draw(summary, stages),
                ".md" => "```mermaid\n" + MermaidPicture.Draw(summary, stages) + "```\n",
                _ => null,
            };
        }

        string? Summarize(string ending)
        {
            SummaryFormat? format = ending switch { ".md" => SummaryFormat.Markdown, ".txt" => SummaryFormat.Text, ".csv" => SummaryFormat.Csv, ".json" => SummaryFormat.Json, _ => null };
            if (format is not { } known) return null;

            var text = new StringWriter { NewLine = "\n" };
            SummaryTable.Of(summary, withPaper: false).Write(text, known);
            return text.ToString();
        }
    }

    private bool Write(PictureItem item, string metadata, string file, Func<string, string?> content)
    {
        string name = Path.GetFileName(item.Table);
        if (!_written.Add(Path.GetFullPath(file))) return Report($"{metadata} of {name}: two tables write to {file}. Give each its own file.");

        if (content(Path.GetExtension(file).ToLowerInvariant()) is not { } text)
        {
            string endings = metadata == "Picture" ? ".svg, .mmd for a flowchart of Mermaid, or .md for one in Markdown" : ".md, .txt, .csv or .json";
            return Report($"{metadata} of {name}: the ending of '{Path.GetFileName(file)}' says no format that is known. Write {endings}.");
        }

        try
        {
            if (Path.GetDirectoryName(file) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            TextFile.WriteResult(file, text);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Report($"{metadata} of {name}: {file} cannot be written: {exception.Message}");
        }
    }

    private bool Report(string problem)
    {
        error(problem);
        return false;
    }
}
