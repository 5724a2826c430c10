using System.Globalization;
using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Diagnostics;

/// <summary>A diagnostic that can be compared and cached.</summary>
/// <param name="Rule">One of <see cref="Rules"/>.</param>
/// <param name="Location">The cell, row or directive that is wrong.</param>
/// <param name="Arguments">The message's arguments, already invariant text.</param>
public sealed record DiagnosticInfo(Rule Rule, LocationInfo Location, EquatableArray<string> Arguments)
{
    /// <summary>Changes that would each repair it, the likeliest first.</summary>
    public EquatableArray<Fix> Fixes { get; init; }

    /// <summary>Other places that it has to do with.</summary>
    public EquatableArray<RelatedPlace> Related { get; init; }

    /// <summary>What it says in place of the rule's message, where several diagnostics of one mistake became one; null if it says that message.</summary>
    public string? Verdict { get; init; }

    /// <summary>Whether it is a mistake, and not advice.</summary>
    public bool IsBlocking => Rule.Severity == RuleSeverity.Error;

    /// <summary>What is wrong and what to do, in one sentence or more.</summary>
    public string Message => Verdict ?? string.Format(CultureInfo.InvariantCulture, Rule.MessageFormat, [.. Arguments.Cast<object>()]);
}
