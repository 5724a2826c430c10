using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace InceptionGen.Generator.Pipeline;

/// <summary>Rules, diagnostics and places of the table language as the compiler has them.</summary>
internal static class RoslynDiagnostics
{
    private static readonly Dictionary<Rule, DiagnosticDescriptor> Descriptors = typeof(Rules)
        .GetFields(BindingFlags.Static | BindingFlags.Public)
        .Select(field => field.GetValue(null))
        .OfType<Rule>()
        .ToDictionary(rule => rule, ToDescriptor);

    /// <summary>The same rules for diagnostics that bring their whole message.</summary>
    private static readonly Dictionary<Rule, DiagnosticDescriptor> Plain = Descriptors.Keys.ToDictionary(rule => rule, rule => ToDescriptor(rule with { MessageFormat = "{0}" }));

    /// <summary>Every descriptor there is.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Catalogue { get; } = Descriptors.Values.ToImmutableArray();

    public static Diagnostic ToDiagnostic(this DiagnosticInfo info) => Diagnostic.Create(
        info.Verdict is null ? Descriptors[info.Rule] : Plain[info.Rule],
        info.Location.ToLocation(),
        additionalLocations: info.Related.Select(place => place.Location.ToLocation()),
        properties: FixProperties.Write(info.Fixes).ToImmutableDictionary(),
        messageArgs: info.Verdict is { } verdict ? [verdict] : info.Arguments.Cast<object>().ToArray());

    public static Location ToLocation(this LocationInfo place) => Location.Create(
        place.Path,
        TextSpan.FromBounds(place.Span.Start, place.Span.End),
        new LinePositionSpan(ToPosition(place.Lines.Start), ToPosition(place.Lines.End)));

    private static LinePosition ToPosition(LineColumn place) => new(place.Line, place.Column);

    private static DiagnosticDescriptor ToDescriptor(Rule rule) => new(
        rule.Id,
        rule.Title,
        rule.MessageFormat,
        Rule.Category,
        rule.Severity switch
        {
            RuleSeverity.Error => DiagnosticSeverity.Error,
            RuleSeverity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        },
        isEnabledByDefault: true,
        helpLinkUri: rule.HelpLink,
        // A project that switches an error off would build a network that its table does not describe.
        customTags: rule.IsConfigurable ? [] : [WellKnownDiagnosticTags.NotConfigurable]);
}
