using System.Collections.Generic;

namespace InceptionGen.Language.Text;

/// <summary>The words that C# keeps for itself.</summary>
internal static class CSharpKeywords
{
    private static readonly HashSet<string> ReservedWords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate",
        "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in",
        "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private",
        "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this",
        "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
        "__arglist", "__makeref", "__reftype", "__refvalue",
    ];

    private static readonly HashSet<string> ContextualWords =
    [
        "add", "alias", "allows", "and", "ascending", "assembly", "async", "await", "by", "descending", "equals", "extension", "field", "file",
        "from", "get", "global", "group", "init", "into", "join", "let", "managed", "method", "module", "nameof", "not", "on", "or", "orderby", "param",
        "partial", "property", "record", "remove", "required", "scoped", "select", "set", "type", "typevar", "unmanaged", "var", "when", "where", "with",
        "yield",
    ];

    public static IReadOnlyCollection<string> Reserved => ReservedWords;

    public static IReadOnlyCollection<string> Contextual => ContextualWords;

    /// <summary>Whether the word is never a name without an @ before it.</summary>
    public static bool IsReserved(string word) => ReservedWords.Contains(word);

    /// <summary>Whether the word is a name in most places and a keyword in others.</summary>
    public static bool IsContextual(string word) => ContextualWords.Contains(word);
}
