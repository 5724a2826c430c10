using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Diagnostics;

/// <summary>Collects a file's diagnostics.</summary>
internal sealed class DiagnosticBag
{
    /// <summary>Nobody reads more. The first thousand are kept and shown.</summary>
    private const int Maximum = 20_000;

    private readonly List<DiagnosticInfo> _diagnostics = [];

    /// <summary>Whether there is an error, not only advice.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Whether it is full, so that there is no point in looking for more.</summary>
    public bool IsFull => _diagnostics.Count == Maximum;

    public int Count => _diagnostics.Count;

    /// <summary>Those that came after a number of others.</summary>
    public IReadOnlyList<DiagnosticInfo> Since(int count) => _diagnostics.Count == count ? [] : _diagnostics.GetRange(count, _diagnostics.Count - count);

    public void Add(DiagnosticInfo diagnostic)
    {
        HasErrors |= diagnostic.IsBlocking;
        if (_diagnostics.Count < Maximum) _diagnostics.Add(diagnostic);
    }

    /// <summary>Says something else of one that it has.</summary>
    public void Replace(DiagnosticInfo said, DiagnosticInfo other) => _diagnostics[_diagnostics.IndexOf(said)] = other;

    public void Add(Rule rule, LocationInfo location, params string[] arguments) =>
        Add(new DiagnosticInfo(rule, location, EquatableArray.Of(arguments)));

    /// <summary>In the order of the text; at one place, in the order in which they were found.</summary>
    public EquatableArray<DiagnosticInfo> InOrder() =>
        _diagnostics.OrderBy(diagnostic => diagnostic.Location.Span.Start).ToEquatableArray();
}
