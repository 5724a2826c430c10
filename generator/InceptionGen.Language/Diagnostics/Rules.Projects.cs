namespace InceptionGen.Language.Diagnostics;

/// <summary>ING5xx: projects. Most of them are reported by the package's targets, before the compiler runs; the ones here are those that only the generator can see.</summary>
internal static partial class Rules
{
    /// <summary>{0}: the class. {1}: its namespace.</summary>
    public static readonly Rule ClassIsNamespace = new(
        "ING506", "Class called like its namespace",
        "The class {0} would be in the namespace {1}, and outside of that {0} is the namespace. Give the ArchitectureTable item a Class, such as Class=\"{0}Network\", or set the project's RootNamespace to another name.",
        RuleSeverity.Error);
}
