namespace InceptionGen.Tool.Formatting;

/// <summary>Which words are written as the language spells them.</summary>
internal enum Spellings
{
    /// <summary>None: only blanks change.</summary>
    None,

    /// <summary>Those of cells and directives.</summary>
    Cells,

    /// <summary>Headings too.</summary>
    All,
}
