namespace InceptionGen.Language.Diagnostics;

/// <summary>A kind of diagnostic: one thing that can be wrong with a table.</summary>
/// <param name="Id">"ING204"; never used again for another rule.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="MessageFormat">The message, with {0}, {1} and so on for a diagnostic's arguments.</param>
/// <param name="Severity">Whether it is a mistake or advice, unless a project says otherwise.</param>
public sealed record Rule(string Id, string Title, string MessageFormat, RuleSeverity Severity)
{
    /// <summary>What .editorconfig calls the rules of this product together.</summary>
    public const string Category = "InceptionGen";

    /// <summary>Whether a project may change its severity: advice is a matter of taste, and a mistake is not.</summary>
    public bool IsConfigurable => Severity != RuleSeverity.Error;

    /// <summary>By its id alone, which tells it from all others: sets of diagnostics are made at every key.</summary>
    public override int GetHashCode() => Id.GetHashCode();

    /// <summary>The page with its cause, an example and the fix.</summary>
    public string HelpLink => "https://github.com/InceptionGen/InceptionGen/blob/main/generator/docs/" + Id + ".md";
}
