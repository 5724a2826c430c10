using InceptionGen.Tool.Projects;

namespace InceptionGen.Tool.Server;

/// <summary>A file that is open in the editor.</summary>
internal sealed class OpenTable(string uri, string path, TableProject project)
{
    public string Uri { get; } = uri;

    public string Path { get; } = path;

    /// <summary>The tables of its folder.</summary>
    public TableProject Project { get; } = project;

    public EditorText Text { get; set; } = new("");

    public int? Version { get; set; }

    /// <summary>Whether it is a table. Once it was one, it stays one until it is closed: a header that is being changed is not silent.</summary>
    public bool IsTable { get; set; }

    /// <summary>Whether it has changed since its diagnostics were sent.</summary>
    public bool IsStale { get; set; }

    /// <summary>Whether the editor shows diagnostics of it.</summary>
    public bool HasShown { get; set; }
}
