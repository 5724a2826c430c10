using System;
using System.Linq;
using InceptionGen.Generator.Pipeline;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Checking;
using InceptionGen.Language.Checking.Modules;
using InceptionGen.Language.Checking.Naming;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace InceptionGen.Generator.Tests.Fuzzing;

/// <summary>Damaged tables from text to C#: whatever is wrong with them is said, and what is made of them is C#.</summary>
public sealed class PipelineFuzzTests
{
    private const int MutationsPerTable = 60;

    /// <summary>Compiling takes a hundred times as long as parsing.</summary>
    private const int CompiledShare = 30;

    public static TheoryData<string> Tables => new(Damage.Tables.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Tables))]
    public void Damaged_tables_are_judged_to_their_end(string name)
    {
        string text = Damage.Tables[name];
        var random = new Random(24);
        for (int mutation = 0; mutation < MutationsPerTable; mutation++)
        {
            string damaged = Damage.Of(text, random);
            Damage.Naming(damaged, () => Judge(name, damaged, compile: mutation % CompiledShare == 0));
        }
    }

    private static void Judge(string name, string text, bool compile)
    {
        ReadResult read = TableReader.Read(new TableSource(name, text));
        TableBundle bundle = TableBundle.Alone(read.Document);
        CheckResult result = read.Document.Kind switch
        {
            TableKind.Network => NetworkChecker.Check(bundle, new TableOptions()),
            TableKind.Module => new CheckResult(null, ModuleLibrary.Check(bundle)),
            _ => new CheckResult(null, NamesChecker.Check(read.Document)),
        };

        var whole = new TextRange(0, text.Length);
        Assert.All(result.Diagnostics, diagnostic => Assert.True(whole.Contains(diagnostic.Location.Span), diagnostic.Rule.Id));
        if (result.Spec is { } spec) AssertIsCSharp(spec, compile);
    }

    private static void AssertIsCSharp(NetworkSpec spec, bool compile)
    {
        var model = new NetworkModel(spec, "Demo", "");
        string source = model.Emit();
        Assert.Empty(SyntaxFactory.ParseCompilationUnit(source, options: TestCompilation.ParseOptions).GetDiagnostics());
        if (compile) TestCompilation.Create(source, MapModel.Of([model]).Emit()).AssertClean();
    }
}
