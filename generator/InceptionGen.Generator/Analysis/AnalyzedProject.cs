using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using InceptionGen.Generator.Pipeline;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Projects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InceptionGen.Generator.Analysis;

/// <summary>The tables of a project at one moment. An edit of C# code makes no new one, and an edit of a table reads and judges that one and those that use it.</summary>
internal sealed class AnalyzedProject
{
    /// <summary>The last one of each project, found by its first table, as long as the host keeps that.</summary>
    private static readonly ConditionalWeakTable<AdditionalText, AnalyzedProject> Latest = new();

    private static readonly AnalyzedProject None = new([], rootNamespace: "");

    private readonly object _guard = new();
    private readonly ImmutableArray<ProjectItem> _items;
    private readonly string _rootNamespace;

    private Dictionary<AdditionalText, AnalyzedTable>? _tables;
    private TableLibrary? _library;
    private DuplicateClasses? _duplicates;

    private AnalyzedProject(ImmutableArray<ProjectItem> items, string rootNamespace) => (_items, _rootNamespace) = (items, rootNamespace);

    public static AnalyzedProject Of(AnalyzerOptions options)
    {
        AnalyzerConfigOptionsProvider provider = options.AnalyzerConfigOptionsProvider;
        ImmutableArray<ProjectItem> items =
        [
            .. options.AdditionalFiles.Select(text => new ProjectItem(text, TableFile.ListingsOf(text, provider))).Where(item => item.Listings.Length > 0),
        ];
        if (items.Length == 0) return None;

        string rootNamespace = TableFile.RootNamespace(provider);
        lock (Latest)
        {
            if (Latest.TryGetValue(items[0].Text, out AnalyzedProject known))
            {
                if (known._rootNamespace == rootNamespace && known._items.SequenceEqual(items)) return known;
                Latest.Remove(items[0].Text);
            }

            var project = new AnalyzedProject(items, rootNamespace);
            Latest.Add(items[0].Text, project);
            return project;
        }
    }

    /// <summary>What is to be said of a file: errors and advice in an editor, advice alone in a compiler.</summary>
    /// <exception cref="System.OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<Diagnostic> DiagnosticsOf(AdditionalText file, CancellationToken cancellation)
    {
        if (!Read(cancellation).TryGetValue(file, out AnalyzedTable table)) return [];

        AnalyzedTable.Judgement judgement = table.Judge(_library!, cancellation);
        if (!Hosting.IsEditor(file)) return judgement.Advice;
        return judgement.Errors.Concat(judgement.Advice).Concat(Duplicates(cancellation).At(file.Path).Select(problem => problem.ToDiagnostic()));
    }

    private Dictionary<AdditionalText, AnalyzedTable> Read(CancellationToken cancellation)
    {
        lock (_guard)
        {
            if (_tables is not null) return _tables;

            TableFile[] files = [.. _items.Select(item => TableFile.Of(item.Text, item.Listings, _rootNamespace))];
            var read = new Dictionary<AdditionalText, AnalyzedTable>();
            foreach (TableFile file in files.Where(file => file.IsListed)) read[file.Text] = AnalyzedTable.Of(file, cancellation);

            // Of the tables that the project does not list, those are opened that a listed one names.
            OfferedTable[] offered = [.. files.Where(file => !file.IsListed).Select(file => new OfferedTable(file))];
            NamedTables.Fetch(read.Values.Select(table => TableNeeds.Of(table.Table)).ToArray(), offered, cancellation);
            foreach (OfferedTable offer in offered)
            {
                if (offer.Opened is { } opened) read[offer.File.Text] = opened;
            }

            _library = new TableLibrary(read.Values.Select(table => table.Table.Document));
            return _tables = read;
        }
    }

    private DuplicateClasses Duplicates(CancellationToken cancellation)
    {
        lock (_guard)
        {
            return _duplicates ??= DuplicateClasses.Among(_tables!.Values.SelectMany(table => table.Judge(_library!, cancellation).Table.Claims));
        }
    }

    private sealed class OfferedTable(TableFile file) : IOfferedTable
    {
        public TableFile File => file;

        public AnalyzedTable? Opened { get; private set; }

        public string Path => file.Path;

        public ReadTable Read(CancellationToken cancellation) => (Opened = AnalyzedTable.Of(file, cancellation)).Table;
    }
}
