using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using InceptionGen.Generator.Pipeline;
using InceptionGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace InceptionGen.Generator.Tests.Analyzer;

/// <summary>A project may silence advice. It cannot silence a mistake, since its class would not be what the table says.</summary>
public sealed class SeverityTests
{
    private static readonly TestTable Wrong = new("net.csv", """
        # input: 8x8x3
        type,patch size/stride,output size
        max pool,2x2/2,4x4x99
        """);

    public static TheoryData<ReportDiagnostic> Severities => [ReportDiagnostic.Suppress, ReportDiagnostic.Hidden, ReportDiagnostic.Info, ReportDiagnostic.Warn];

    [Theory]
    [MemberData(nameof(Severities))]
    public void NoWarn_and_rule_sets_do_not_reach_an_error(ReportDiagnostic severity) =>
        Assert.Equal([("ING202", DiagnosticSeverity.Error)], Reported(options => options.WithSpecificDiagnosticOptions([new("ING202", severity)])));

    [Theory]
    [MemberData(nameof(Severities))]
    public void A_global_config_does_not_reach_an_error(ReportDiagnostic severity) =>
        Assert.Equal([("ING202", DiagnosticSeverity.Error)], Reported(options => options.WithSyntaxTreeOptionsProvider(new GlobalConfig(severity))));

    [Fact]
    public void Advice_can_be_silenced_and_errors_cannot() => Assert.All(
        RoslynDiagnostics.Catalogue,
        descriptor => Assert.Equal(descriptor.DefaultSeverity == DiagnosticSeverity.Error, descriptor.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable)));

    private static IEnumerable<(string, DiagnosticSeverity)> Reported(System.Func<CSharpCompilationOptions, CSharpCompilationOptions> change)
    {
        CSharpCompilation compilation = TestCompilation.Create();
        compilation = compilation.WithOptions(change(compilation.Options));
        GeneratorRun.Driver([new TestText(Wrong)], new TestOptions("Demo", [Wrong])).RunGeneratorsAndUpdateCompilation(compilation, out _, out ImmutableArray<Diagnostic> diagnostics);
        return diagnostics.Select(diagnostic => (diagnostic.Id, diagnostic.Severity));
    }

    private sealed class GlobalConfig(ReportDiagnostic severity) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic value) =>
            TryGetGlobalDiagnosticValue(diagnosticId, cancellationToken, out value);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic value)
        {
            value = severity;
            return diagnosticId == "ING202";
        }
    }
}
