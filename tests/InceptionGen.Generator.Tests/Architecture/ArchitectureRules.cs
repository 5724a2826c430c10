using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace InceptionGen.Generator.Tests.Architecture;

/// <summary>
/// What a file such as generator.edges says of some projects. "project FOLDER" names a project; "root NAMESPACE" is left out before every namespace;
/// "generated FOLDER" names files beside the tests that another generator wrote; "source FOLDER" names files of another project that one of these compiles too, and "define SYMBOL" what they ask the compiler for; "A: B C" lets namespace A use B and C; "types public" asks for public types alone to be found under their file's name. "rooms folders" is for a project
/// whose users see one namespace that many folders share: its folders are told apart instead, called as the namespaces that they would be
/// (InceptionGen.Runtime/Kernels/Tiles is Runtime.Kernels.Tiles). # starts a comment.
/// </summary>
internal sealed class ArchitectureRules
{
    private readonly Dictionary<string, string[]> _allowed = [];
    private readonly string _root = "";
    private readonly bool _findsAllTypes = true;
    private readonly bool _tellsFoldersApart;

    public ArchitectureRules(string text)
    {
        foreach (string line in text.Split('\n').Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0] == "project") Projects.Add(words[1]);
            else if (words[0] == "source") SharedSources.Add(words[1]);
            else if (words[0] == "generated") GeneratedSources.Add(words[1]);
            else if (words[0] == "define") Symbols.Add(words[1]);
            else if (words[0] == "root") _root = words[1] + ".";
            else if (words[0] == "rooms") _tellsFoldersApart = words[1] == "folders";
            else if (words[0] == "types") _findsAllTypes = words[1] != "public";
            else if (words[0].EndsWith(':')) _allowed.Add(words[0].TrimEnd(':'), words[1..]);
            else throw new FormatException("Not a rule: " + line);
        }
    }

    /// <summary>The projects' folders, from the repository's root.</summary>
    public List<string> Projects { get; } = [];

    /// <summary>Folders whose files the projects compile though they are another project's.</summary>
    public List<string> SharedSources { get; } = [];

    /// <summary>Folders, from that of the tests, with what another generator writes for these projects. All may use it.</summary>
    public List<string> GeneratedSources { get; } = [];

    /// <summary>What is defined while the sources are compiled.</summary>
    public List<string> Symbols { get; } = [];

    /// <summary>Uses that no line allows, each with the types that make it.</summary>
    public IEnumerable<string> Forbidden(SourceTypes sources) => Edges(sources)
        .Where(edge => !_allowed.GetValueOrDefault(edge.Key.From, []).Contains(edge.Key.To))
        .Select(edge => $"{edge.Key.From} uses {edge.Key.To}: {string.Join(", ", edge.Select(use => use.From.Name + " -> " + use.To.Name).Order().Take(5))}");

    /// <summary>Lines that allow what nothing does.</summary>
    public IEnumerable<string> Stale(SourceTypes sources)
    {
        var real = Edges(sources).Select(edge => edge.Key).ToHashSet();
        return _allowed.SelectMany(line => line.Value.Where(to => !real.Contains((line.Key, to))).Select(to => $"{line.Key} does not use {to}."));
    }

    /// <summary>Namespaces that use themselves through others.</summary>
    public IEnumerable<string> Circles(SourceTypes sources)
    {
        ILookup<string, string> uses = Edges(sources).ToLookup(edge => edge.Key.From, edge => edge.Key.To);
        return uses.Select(group => group.Key).Order().Where(start => Reachable(start, uses).Contains(start)).Select(start => start + " uses itself through others.");
    }

    /// <summary>Types that are not in a file of their name: Type.cs, Type.Part.cs or Type{T}.cs.</summary>
    public IEnumerable<string> Misplaced(SourceTypes sources) => sources.Declarations
        .Where(type => !IsGenerated(type.File))
        .Where(type => (_findsAllTypes || type.IsPublic) && Path.GetFileName(type.File).Split('.', '{')[0] != type.Name)
        .Select(type => $"{type.Name} is in {Path.GetFileName(type.File)}.");

    private IEnumerable<IGrouping<(string From, string To), (INamedTypeSymbol From, INamedTypeSymbol To)>> Edges(SourceTypes sources) =>
        sources.Uses
            .Where(use => !IsGenerated(use.From) && !IsGenerated(use.To))
            .GroupBy(use => (From: NameOf(use.From), To: NameOf(use.To)))
            .Where(edge => edge.Key.From != edge.Key.To && !IsPolyfill(edge.Key.To) && !IsPolyfill(edge.Key.From));

    private bool IsGenerated(INamedTypeSymbol type) => IsGenerated(type.Locations.First(place => place.IsInSource).SourceTree!.FilePath);

    private bool IsGenerated(string file) => GeneratedSources.Any(folder => file.StartsWith(PathOfGenerated(folder), StringComparison.Ordinal));

    /// <summary>Where such a folder is.</summary>
    public static string PathOfGenerated(string folder) => Path.Combine(AppContext.BaseDirectory, folder);

    /// <summary>Whether it is what the compiler asks for where the framework is older.</summary>
    private static bool IsPolyfill(string name) => name.StartsWith("System.", StringComparison.Ordinal);

    private string NameOf(INamedTypeSymbol type)
    {
        string name = _tellsFoldersApart ? FolderOf(type) : type.ContainingNamespace.ToDisplayString();
        return name.StartsWith(_root, StringComparison.Ordinal) ? name[_root.Length..] : name;
    }

    // The project's own folder and those within it, as a namespace is written.
    private string FolderOf(INamedTypeSymbol type)
    {
        string file = type.Locations.First(place => place.IsInSource).SourceTree!.FilePath;
        string folder = $"/{Path.GetDirectoryName(file)!.Replace(Path.DirectorySeparatorChar, '/')}/";
        string project = Projects.Single(project => folder.Contains($"/{project}/", StringComparison.Ordinal));
        int start = folder.IndexOf($"/{project}/", StringComparison.Ordinal) + 1 + project.LastIndexOf('/') + 1;
        return folder[start..].TrimEnd('/').Replace('/', '.');
    }

    private static HashSet<string> Reachable(string start, ILookup<string, string> uses)
    {
        var reached = new HashSet<string>();
        var pending = new Stack<string>(uses[start]);
        while (pending.TryPop(out string? name))
        {
            if (!reached.Add(name)) continue;
            foreach (string next in uses[name]) pending.Push(next);
        }

        return reached;
    }
}
