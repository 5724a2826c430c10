using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Pipeline;
using InceptionGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace InceptionGen.Generator.Tests.Projects;

/// <summary>In a compiler, errors come from the generator, warnings from the analyzer, nothing from both.</summary>
public sealed class ReportingTests
{
    [Fact]
    public void The_analyzer_knows_every_descriptor_and_each_id_is_used_once()
    {
        Assert.Equal(RoslynDiagnostics.Catalogue, new TableAnalyzer().SupportedDiagnostics);
        Assert.Equal(RoslynDiagnostics.Catalogue.Length, RoslynDiagnostics.Catalogue.Select(descriptor => descriptor.Id).Distinct().Count());
    }

    [Fact]
    public void A_table_with_both_has_each_from_its_own_side()
    {
        GeneratorRun run = GeneratorRun.Of(new TestTable("net.csv", """
            # input: 8x8x3
            type,patch size/stride,output size,depth
            convolution,3x3,8x8x16,2
            max pool,2x2/2,4x4x99,0
            """));

        Assert.Equal(["ING301"], run.Warnings.Select(diagnostic => diagnostic.Id));
        Assert.All(run.Errors, diagnostic => Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity));
        Assert.NotEmpty(run.Errors);
    }

    [Fact]
    public void Every_diagnostic_of_the_printed_tables_has_a_place()
    {
        IEnumerable<Diagnostic> all = new[] { "googlenet_table1_as_printed", "inception_v4_inception_b_seed_as_printed", "inception_v4_reduction_b_seed_as_printed" }
            .SelectMany(name => GeneratorRun.Of(Tables.Printed(name)).Diagnostics);
        Assert.NotEmpty(all);
        Assert.All(all, diagnostic => Assert.Equal(LocationKind.ExternalFile, diagnostic.Location.Kind));
    }
}
