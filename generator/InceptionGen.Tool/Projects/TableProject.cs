using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Projects;
using InceptionGen.Language.Text;

namespace InceptionGen.Tool.Projects;

/// <summary>Tables that are checked together, again and again: a table is read when its text has changed, and judged when it or a table that it needs has.</summary>
internal sealed class TableProject
{
    private readonly SortedDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> _shipped = new(StringComparer.OrdinalIgnoreCase);
    private TableLibrary? _library;

    /// <summary>The tables that are reported, in ordinal order. The others are there for those that name them.</summary>
    public IReadOnlyList<string> Listed => [.. _entries.Where(entry => entry.Value.IsListed).Select(entry => entry.Key)];

    /// <summary>All tables.</summary>
    public IReadOnlyList<string> Paths => [.. _entries.Keys];

    public bool Has(string path) => _entries.ContainsKey(path);

    public string ContentOf(string path) => _entries[path].Source.Content;

    /// <summary>The table as it was read.</summary>
    public TableDocument DocumentOf(string path) => Read(_entries[path]).Document;

    /// <summary>Adds a table, or gives it another text.</summary>
    public void Set(TableSource source, bool isListed) => Set(source, isListed ? EquatableArray.Of(new TableOptions()) : default);

    /// <param name="listings">What a project says of it, once for each time that it lists the table; none for a table that others may name.</param>
    public void Set(TableSource source, EquatableArray<TableOptions> listings)
    {
        if (_entries.TryGetValue(source.Path, out Entry? known) && known.Source == source && known.Listings.Equals(listings)) return;
        _entries[source.Path] = new Entry(source, listings);
        _library = null;
    }

    /// <summary>Gives a table another text.</summary>
    public void Set(string path, string content) => Set(_entries[path].Source with { Content = content }, _entries[path].Listings);

    public void Remove(string path)
    {
        if (_entries.Remove(path)) _library = null;
    }

    /// <summary>The table judged, without what other tables do to its class.</summary>
    public CheckedTable Judge(string path, CancellationToken cancellation = default)
    {
        Entry entry = _entries[path];
        _library ??= new TableLibrary(WithShipped());
        TableTask task = TableTask.Of(Read(entry), _library);
        if (entry.Judged is { } judged && judged.Task == task) return judged.Table;

        CheckedTable table = task.Check(cancellation);
        entry.Judged = (task, table);
        return table;
    }

    /// <summary>What is wrong with a table, in the order of its text.</summary>
    public IReadOnlyList<DiagnosticInfo> Check(string path, CancellationToken cancellation = default) =>
        [.. Judge(path, cancellation).Diagnostics.Concat(Duplicates(cancellation).At(path)).OrderBy(diagnostic => diagnostic.Location.Span.Start)];

    /// <summary>What is wrong with all reported tables.</summary>
    public IReadOnlyList<DiagnosticInfo> Check(CancellationToken cancellation = default)
    {
        DuplicateClasses duplicates = Duplicates(cancellation);
        return
        [
            .. Listed.SelectMany(path => Judge(path, cancellation).Diagnostics.Concat(duplicates.At(path)).OrderBy(diagnostic => diagnostic.Location.Span.Start)),
        ];
    }

    /// <summary>All tables, and those of the package that they name and do not have beside them.</summary>
    private IReadOnlyList<TableDocument> WithShipped()
    {
        List<TableDocument> documents = [.. _entries.Values.Select(entry => Read(entry).Document)];
        var known = new HashSet<string>(documents.Select(document => FilePath.FileName(document.Path)), StringComparer.OrdinalIgnoreCase);
        for (int index = 0; index < documents.Count; index++)
        {
            foreach (string file in TableLibrary.FilesNamedBy(documents[index]).Where(file => !known.Contains(file)).ToArray())
            {
                known.Add(file);
                if (!_shipped.TryGetValue(file, out Entry? entry) && ShippedTables.Find(file) is { } source) _shipped.Add(file, entry = new Entry(source, listings: default));
                if (entry is not null) documents.Add(Read(entry).Document);
            }
        }

        return documents;
    }

    private DuplicateClasses Duplicates(CancellationToken cancellation) =>
        DuplicateClasses.Among(Listed.SelectMany(path => Judge(path, cancellation).Claims));

    private static ReadTable Read(Entry entry)
    {
        return entry.Read ??= InternalError.Guard(
            () => new ReadTable(TableReader.Read(entry.Source), entry.Listings),
            exception => ReadTable.Unreadable(entry.Listings, InternalError.At(entry.Source.Path, exception)));
    }

    private sealed class Entry(TableSource source, EquatableArray<TableOptions> listings)
    {
        public TableSource Source { get; } = source;

        public EquatableArray<TableOptions> Listings { get; } = listings;

        public bool IsListed => Listings.Count > 0;

        public ReadTable? Read { get; set; }

        public (TableTask Task, CheckedTable Table)? Judged { get; set; }
    }
}
