using InceptionGen.Language.Text;

namespace InceptionGen.Language.Model;

/// <summary>A checked table: everything the generated class depends on, and no position in the table.</summary>
/// <param name="Namespace">Where the class goes; empty for the global namespace.</param>
/// <param name="ClassName">A C# identifier, without an @.</param>
/// <param name="IsPublic">Public or internal.</param>
/// <param name="Source">What the table says of its source, as prose; empty if nothing.</param>
/// <param name="Lineage">Whose reading of the paper the table follows; empty if it does not say.</param>
/// <param name="Input">The image.</param>
/// <param name="Preprocessing">How bytes become the input ("rgb / 127.5 - 1"), in the grammar of tables/README.md.</param>
/// <param name="Stages">All rows, in the table's order; an auxiliary classifier's rows follow the network's own.</param>
internal sealed record NetworkSpec(
    string Namespace,
    string ClassName,
    bool IsPublic,
    string Source,
    string Lineage,
    Shape Input,
    string Preprocessing,
    EquatableArray<StageSpec> Stages)
{
    /// <summary>What the table notes besides, as prose; empty if nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>What the outputs stand for, one name for each; none if the table does not say.</summary>
    public EquatableArray<string> ClassNames { get; init; }

    /// <summary>The class with its namespace.</summary>
    public string QualifiedName => Namespace.Length == 0 ? ClassName : Namespace + "." + ClassName;
}

/// <summary>A row of a network table.</summary>
/// <param name="Name">What the table calls it: the name cell, else the type cell, numbered if it repeats ("max pool 2").</param>
/// <param name="Identifier">The name as a C# identifier ("Inception3a"), unique in its network ignoring case, and no member of the base class.</param>
/// <param name="Row">The row's cells as prose for the documentation comment, unescaped.</param>
/// <param name="Source">The index of the stage whose output it reads; -1 for the image.</param>
/// <param name="Head">The auxiliary classifier it belongs to, as an identifier ("Aux1"); empty for the network's own stages.</param>
internal sealed record StageSpec(string Name, string Identifier, string Row, int Source, string Head, OperationSpec Operation)
{
    public Shape Input => Operation.Input;

    public Shape Output => Operation.Output;
}
