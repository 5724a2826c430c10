namespace InceptionGen.Language.Diagnostics;

/// <summary>How bad it is.</summary>
public enum RuleSeverity
{
    /// <summary>Advice: what may be a misprint or a variant.</summary>
    Warning,

    /// <summary>A mistake, with which no class of the table can be right.</summary>
    Error,
}
