using InceptionGen.Language.Text;

namespace InceptionGen.Language.Model;

/// <summary>A checked table: everything the generated class depends on, and no position in the table.</summary>
/// <param name="Namespace">Where the class goes; empty for the global namespace.</param>
/// <param name="ClassName">A C# identifier, without an @.</param>
/// <param name="IsPublic">Public or internal.</param>
/// <param name="Source">What the table says about its source, as prose; empty if nothing.</param>
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
    /// <summary>How weight files call the tensors of most layers, given the layer's name.</summary>
    public TensorPatterns Patterns { get; init; } = TensorPatterns.Usual;

    /// <summary>The table's other notes, as prose; empty if it has none.</summary>
    public string Note { get; init; } = "";

    /// <summary>What the outputs stand for, one name for each; none if the table does not say.</summary>
    public EquatableArray<string> ClassNames { get; init; }

    /// <summary>How the table says that it is trained; null if it says nothing of it.</summary>
    public TrainingRecipe? Recipe { get; init; }

    /// <summary>The class with its namespace.</summary>
    public string QualifiedName => Namespace.Length == 0 ? ClassName : Namespace + "." + ClassName;
}
