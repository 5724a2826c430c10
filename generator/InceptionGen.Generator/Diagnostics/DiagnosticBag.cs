using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Text;
using Microsoft.CodeAnalysis;

namespace InceptionGen.Generator.Diagnostics;

/// <summary>Collects a file's diagnostics.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<DiagnosticInfo> diagnostics = [];

    /// <summary>Whether something is wrong, and not only to be improved.</summary>
    public bool HasErrors => diagnostics.Any(diagnostic => diagnostic.IsBlocking);

    public void Add(DiagnosticInfo diagnostic) => diagnostics.Add(diagnostic);

    public void Add(DiagnosticDescriptor descriptor, LocationInfo location, params string[] arguments) =>
        diagnostics.Add(new DiagnosticInfo(descriptor, location, EquatableArray.Of(arguments)));

    /// <summary>In the order of the text; at one place, in the order in which they were found.</summary>
    public EquatableArray<DiagnosticInfo> InOrder() =>
        diagnostics.OrderBy(diagnostic => diagnostic.Location.Span.Start).ToEquatableArray();
}
