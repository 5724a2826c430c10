namespace InceptionGen.Language.Text;

/// <summary>A part of a text, as UTF-16 offsets.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">The character after its last.</param>
public readonly record struct TextRange(int Start, int End)
{
    /// <summary>How many UTF-16 units it has.</summary>
    public int Length => End - Start;

    /// <summary>Whether the other part lies in this one; an empty one may lie at its end.</summary>
    public bool Contains(TextRange other) => other.Start >= Start && other.End <= End;
}
