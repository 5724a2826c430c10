namespace InceptionGen.Generator.Checking;

/// <summary>What the project file says of a table: its item's metadata as written, empty where there is none.</summary>
/// <param name="RootNamespace">The project's root namespace.</param>
internal sealed record TableOptions(
    string Namespace = "",
    string ClassName = "",
    string Accessibility = "",
    string Input = "",
    string Classes = "",
    string Until = "",
    string IncludeTop = "",
    string Pooling = "",
    string Names = "",
    string RootNamespace = "");
