namespace InceptionGen.Language.Diagnostics;

/// <summary>Whether a diagnostic is an error or advice, and how urgent the advice is.</summary>
public enum RuleSeverity
{
    /// <summary>A hint, which editors show and builds do not print: what may be meant so.</summary>
    Information,

    /// <summary>Advice: what may be a misprint or a variant.</summary>
    Warning,

    /// <summary>A mistake: no class of the table can be right with it.</summary>
    Error,
}
