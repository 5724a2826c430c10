using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InceptionGen.Generator.Tests.Architecture;

/// <summary>The top-level types of some projects, read from their sources, and which of them use which others.</summary>
internal sealed class SourceTypes
{
    private readonly CSharpCompilation _compilation;
    private readonly Lazy<IReadOnlyCollection<(INamedTypeSymbol From, INamedTypeSymbol To)>> _uses;

    /// <param name="folders">The projects' folders; a project comes with those that it refers to.</param>
    /// <param name="symbols">What is defined while they are compiled.</param>
    public SourceTypes(IEnumerable<string> folders, IEnumerable<string> symbols)
        : this(folders.SelectMany(SourcesIn).Select(file => (file, File.ReadAllText(file))), symbols)
    {
    }

    public SourceTypes(IEnumerable<(string Path, string Text)> files, IEnumerable<string>? symbols = null)
    {
        _uses = new(FindUses);
        _compilation = CSharpCompilation.Create(
            "Sources",
            files.Select(file => CSharpSyntaxTree.ParseText(file.Text, new CSharpParseOptions(LanguageVersion.Preview, preprocessorSymbols: symbols), file.Path)),
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => !Path.GetFileName(path).StartsWith("InceptionGen.", StringComparison.Ordinal))
                .Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
    }

    /// <summary>What keeps the sources from compiling, so that edges would be missed. What a generator writes is not among them: a method (CS8795), an
    /// interface's members (CS0535).</summary>
    public IEnumerable<Diagnostic> Errors =>
        _compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id is not ("CS8795" or "CS0535"));

    /// <summary>Every top-level type with the file that declares it; a partial one with each of its files.</summary>
    public IEnumerable<(string File, string Name, bool IsPublic)> Declarations =>
        from tree in _compilation.SyntaxTrees
        from type in tree.GetRoot().DescendantNodes(node => node is not (BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)).OfType<MemberDeclarationSyntax>()
        where type is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax
        select (tree.FilePath, NameOf(type), type.Modifiers.Any(SyntaxKind.PublicKeyword));

    /// <summary>Which top-level type uses which other, each pair once.</summary>
    public IReadOnlyCollection<(INamedTypeSymbol From, INamedTypeSymbol To)> Uses => _uses.Value;

    private HashSet<(INamedTypeSymbol From, INamedTypeSymbol To)> FindUses()
    {
        var found = new HashSet<(INamedTypeSymbol From, INamedTypeSymbol To)>();
        foreach (SyntaxTree tree in _compilation.SyntaxTrees)
        {
            SemanticModel model = _compilation.GetSemanticModel(tree);
            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
            {
                // A call of an extension method, an operator or an implicit "new()" names no type, but uses one.
                if (node is not (SimpleNameSyntax or BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax)) continue;
                if (Enclosing(model, node) is not { } from) continue;
                foreach (INamedTypeSymbol to in TypesOf(model, node))
                {
                    if (!SymbolEqualityComparer.Default.Equals(from, to) && to.Locations.Any(place => place.IsInSource)) found.Add((from, to));
                }
            }
        }

        return found;
    }

    /// <summary>The project's own files, and not those that a build made.</summary>
    private static IEnumerable<string> SourcesIn(string folder) => Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static IEnumerable<INamedTypeSymbol> TypesOf(SemanticModel model, SyntaxNode node)
    {
        ISymbol? symbol = model.GetSymbolInfo(node).Symbol;
        IEnumerable<ITypeSymbol?> types = symbol switch
        {
            ITypeSymbol type => [type],
            IMethodSymbol method => [method.ContainingType, method.ReducedFrom?.ContainingType],
            IFieldSymbol or IPropertySymbol or IEventSymbol => [symbol.ContainingType],
            _ => [],
        };
        return types.Select(TopLevel).OfType<INamedTypeSymbol>();
    }

    private static INamedTypeSymbol? Enclosing(SemanticModel model, SyntaxNode node)
    {
        SyntaxNode? declaration = node.AncestorsAndSelf().LastOrDefault(ancestor => ancestor is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);
        return declaration is null ? null : TopLevel(model.GetDeclaredSymbol(declaration) as ITypeSymbol);
    }

    private static INamedTypeSymbol? TopLevel(ITypeSymbol? type)
    {
        while (type?.ContainingType is { } outer) type = outer;
        return (type as INamedTypeSymbol)?.OriginalDefinition;
    }

    private static string NameOf(MemberDeclarationSyntax type) => type switch
    {
        BaseTypeDeclarationSyntax declaration => declaration.Identifier.Text,
        DelegateDeclarationSyntax declaration => declaration.Identifier.Text,
        _ => "",
    };
}
