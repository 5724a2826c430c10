namespace InceptionGen.Language.Diagnostics;

/// <summary>Whether a diagnostic is an error or advice.</summary>
public enum RuleSeverity
{
    /// <summary>Advice: what may be a misprint or a variant.</summary>
    Warning,

    /// <summary>A mistake: no class of the table can be right with it.</summary>
    Error,
}
