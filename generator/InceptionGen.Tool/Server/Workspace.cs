using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Language.Text;
using InceptionGen.Tool.Projects;
using InceptionGen.Tool.Text;

namespace InceptionGen.Tool.Server;

/// <summary>The open files, and the tables beside them on disk.</summary>
internal sealed class Workspace
{
    private readonly Dictionary<string, OpenTable> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TableProject> _projects = new(StringComparer.Ordinal);

    public IEnumerable<OpenTable> Open => _open.Values;

    public OpenTable? Find(string uri) => _open.GetValueOrDefault(uri);

    public OpenTable Add(string uri, string text, int? version)
    {
        string path = PathOf(uri);
        string folder = Path.GetDirectoryName(path) ?? "";
        if (!_projects.TryGetValue(folder, out TableProject? project)) _projects.Add(folder, project = new TableProject());

        var table = new OpenTable(uri, path, project);
        _open[uri] = table;
        Refresh(folder);
        Change(table, new EditorText(text), version);
        return table;
    }

    /// <summary>Gives an open file another text, and marks what has to be checked again.</summary>
    public void Change(OpenTable table, EditorText text, int? version)
    {
        table.Text = text;
        table.Version = version;
        var source = new TableSource(table.Path, text.Content);
        table.IsTable = table.IsTable || TableGuess.IsTable(source);
        if (!table.IsTable) return;

        table.Project.Set(source, isListed: true);
        foreach (OpenTable other in Open.Where(other => other.Project == table.Project && other.IsTable)) other.IsStale = true;
    }

    public void Close(OpenTable table)
    {
        _open.Remove(table.Uri);
        table.Project.Remove(table.Path);
        Refresh(Path.GetDirectoryName(table.Path) ?? "");
        foreach (OpenTable other in Open.Where(other => other.Project == table.Project && other.IsTable)) other.IsStale = true;
    }

    /// <summary>Reads the tables of all folders again, except open ones.</summary>
    public void Refresh()
    {
        foreach (string folder in _projects.Keys) Refresh(folder);
        foreach (OpenTable table in Open) table.IsStale = table.IsTable;
    }

    public string UriOf(string path) => Open.FirstOrDefault(table => table.Path == path)?.Uri ?? new Uri(path).AbsoluteUri;

    private void Refresh(string folder)
    {
        TableProject project = _projects[folder];
        HashSet<string> open = [.. Open.Where(table => table.Project == project).Select(table => table.Path)];
        HashSet<string> found = new(StringComparer.Ordinal);
        if (folder.Length > 0 && Directory.Exists(folder))
        {
            foreach (TextFile file in TableFolder.Tables(folder).Where(file => !open.Contains(file.Path)))
            {
                found.Add(file.Path);
                project.Set(file.Source, isListed: false);
            }
        }

        foreach (string gone in project.Paths.Where(path => !open.Contains(path) && !found.Contains(path))) project.Remove(gone);
    }

    /// <summary>A file that was never saved has a name alone.</summary>
    private static string PathOf(string uri) => Uri.TryCreate(uri, UriKind.Absolute, out Uri? parsed) && parsed.IsFile ? parsed.LocalPath : Uri.UnescapeDataString(uri) + ".csv";
}
