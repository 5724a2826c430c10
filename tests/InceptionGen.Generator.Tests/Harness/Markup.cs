using System.Collections.Generic;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace InceptionGen.Generator.Tests.Harness;

/// <summary>A text with places marked in it: {|ING204:14x14x528|} expects that diagnostic there, [|...|] marks a place for other uses.</summary>
internal sealed record Markup(string Text, IReadOnlyList<(string Id, TextSpan Span)> Spans)
{
    public static Markup Parse(string marked)
    {
        var text = new StringBuilder();
        var spans = new List<(string Id, TextSpan Span)>();
        var open = new Stack<(string Id, int Start)>();
        for (int index = 0; index < marked.Length; index++)
        {
            if (Follows("{|ING"))
            {
                int colon = marked.IndexOf(':', index);
                open.Push((marked[(index + 2)..colon], text.Length));
                index = colon;
            }
            else if (Follows("[|"))
            {
                open.Push(("", text.Length));
                index++;
            }
            else if (open.Count > 0 && Follows(open.Peek().Id.Length > 0 ? "|}" : "|]"))
            {
                (string id, int start) = open.Pop();
                spans.Add((id, TextSpan.FromBounds(start, text.Length)));
                index++;
            }
            else
            {
                text.Append(marked[index]);
            }

            bool Follows(string mark) => string.CompareOrdinal(marked, index, mark, 0, mark.Length) == 0;
        }

        if (open.Count > 0) throw new System.FormatException("A marked place is not closed.");
        return new Markup(text.ToString(), spans);
    }
}
