extern alias runtime;

using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace InceptionGen.Generator.Tests.Harness;

/// <summary>Compiles sources in memory as a strict user's project does: every warning on, also of documentation comments.</summary>
internal static class TestCompilation
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly Lazy<MetadataReference[]> References = new(() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll")
        .Append(typeof(runtime::InceptionGen.Network).Assembly.Location)
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToArray());

    public static CSharpCompilation Create(params string[] sources) => CSharpCompilation.Create(
        "Demo",
        sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"Source{index}.cs", System.Text.Encoding.UTF8)),
        References.Value,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, warningLevel: 9999, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The compiler must have nothing to say, not even a warning.</summary>
    public static void AssertClean(this Compilation compilation)
    {
        string complaints = string.Join("\n", compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden));
        Assert.True(complaints.Length == 0, complaints);
    }

    /// <summary>Whatever a table says, an assembly can be written of the classes made from it.</summary>
    public static void AssertEmits(this Compilation compilation)
    {
        using var stream = new MemoryStream();
        Assert.Empty(compilation.Emit(stream).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(Verify.Message));
    }

    /// <summary>The compilation as a loaded assembly. It must compile without a warning.</summary>
    public static Assembly Load(this Compilation compilation)
    {
        compilation.AssertClean();
        using var stream = new MemoryStream();
        Assert.True(compilation.Emit(stream).Success);
        return Assembly.Load(stream.ToArray());
    }
}
