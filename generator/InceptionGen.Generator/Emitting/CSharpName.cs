using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace InceptionGen.Generator.Emitting;

/// <summary>Names as generated code writes them.</summary>
internal static class CSharpName
{
    /// <summary>The identifier, with an @ where C# would read a keyword, or warn that it may become one.</summary>
    public static string Of(string identifier) => NeedsAt(identifier) ? "@" + identifier : identifier;

    /// <summary>The namespace's name, as in its declaration.</summary>
    public static string OfNamespace(string name) => string.Join(".", name.Split('.').Select(Of));

    /// <summary>A type's name that means the same everywhere.</summary>
    public static string Global(string @namespace, string type) =>
        @namespace.Length == 0 ? "global::" + Of(type) : "global::" + OfNamespace(@namespace) + "." + Of(type);

    /// <summary>The type of a feature map: Map28x28x192.</summary>
    public static string OfMap(Shape map) => "Map" + map;

    /// <summary>Local variables for identifiers that differ in more than case: "Inception3a" is inception3a.</summary>
    /// <param name="identifiers">What the variables are for.</param>
    /// <param name="taken">Names that mean something else where the variables are used.</param>
    public static IReadOnlyList<string> Locals(IEnumerable<string> identifiers, params string[] taken)
    {
        var used = new HashSet<string>(taken);
        var names = new List<string>();
        foreach (string identifier in identifiers)
        {
            string name = char.ToLowerInvariant(identifier[0]) + identifier.Substring(1);
            while (!used.Add(name)) name += "_";
            names.Add(SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name);
        }

        return names;
    }

    private static bool NeedsAt(string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) != SyntaxKind.None
        || SyntaxFacts.GetContextualKeywordKind(identifier) != SyntaxKind.None
        || identifier.All(character => character is >= 'a' and <= 'z');
}
