using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Tool.Torch.Text;

/// <summary>A piece of Python that may be broken between its items, where it is too long for a line.</summary>
/// <param name="Head">What is before the items: "nn.Conv2d(".</param>
/// <param name="Items">What stands between commas.</param>
/// <param name="Tail">What is after them: ")".</param>
internal sealed record Code(string Head, IReadOnlyList<Code> Items, string Tail)
{
    public static Code Atom(string text) => new(text, [], "");

    public static Code Call(string function, IEnumerable<Code> arguments) => new(function + "(", [.. arguments], ")");

    public static Code Call(string function, params IEnumerable<string> arguments) => Call(function, arguments.Select(Atom));

    /// <summary>Whether it holds for a name, which may be written twice.</summary>
    public bool IsName => Items.Count == 0 && PythonNames.IsIdentifier(Head);

    public Code After(string prefix) => this with { Head = prefix + Head };

    public Code Before(string suffix) => this with { Tail = Tail + suffix };

    /// <summary>On one line.</summary>
    public override string ToString() => Head + string.Join(", ", Items) + Tail;
}
