using System.Diagnostics.CodeAnalysis;
using InceptionGen.Language.Diagnostics;

namespace InceptionGen.Language.Cells;

/// <summary>A cell read: its value, or why it has none.</summary>
internal readonly record struct Parsed<T>(T? Value, Problem? Problem) where T : notnull
{
    public static implicit operator Parsed<T>(T value) => new(value, null);

    public static implicit operator Parsed<T>(Problem problem) => new(default, problem);

    public bool Succeeded([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Problem? problem)
    {
        value = Value;
        problem = Problem;
        return problem is null;
    }
}
