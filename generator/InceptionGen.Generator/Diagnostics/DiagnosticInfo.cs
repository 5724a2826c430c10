using System.Linq;
using InceptionGen.Generator.Text;
using Microsoft.CodeAnalysis;

namespace InceptionGen.Generator.Diagnostics;

/// <summary>A diagnostic that can be compared and cached.</summary>
/// <param name="Descriptor">One of the static descriptors; compared by reference through <see cref="DiagnosticDescriptor"/>'s own equality.</param>
/// <param name="Location">The cell, row or directive that is wrong.</param>
/// <param name="Arguments">The message's arguments, already invariant text.</param>
/// <param name="Replacement">The text that would set the cell right, for a code fix; null if there is no single one.</param>
internal sealed record DiagnosticInfo(
    DiagnosticDescriptor Descriptor,
    LocationInfo Location,
    EquatableArray<string> Arguments,
    string? Replacement = null)
{
    public bool IsBlocking => Descriptor.DefaultSeverity == DiagnosticSeverity.Error;

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Descriptor,
        Location.ToLocation(),
        properties: Replacement is null
            ? System.Collections.Immutable.ImmutableDictionary<string, string?>.Empty
            : System.Collections.Immutable.ImmutableDictionary<string, string?>.Empty.Add(nameof(Replacement), Replacement),
        messageArgs: Arguments.Cast<object>().ToArray());
}
