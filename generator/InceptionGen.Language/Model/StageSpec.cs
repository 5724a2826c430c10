namespace InceptionGen.Language.Model;

/// <summary>A row of a network table.</summary>
/// <param name="Name">What the table calls it: the name cell, else the type cell, numbered if it repeats ("max pool 2").</param>
/// <param name="Identifier">The name as a C# identifier ("Inception3a"), unique in its network ignoring case, and not the name of a member of the base class.</param>
/// <param name="Source">The index of the stage whose output it reads; -1 for the image.</param>
/// <param name="Head">The auxiliary classifier it belongs to, as an identifier ("Aux1"); empty for the network's own stages.</param>
internal sealed record StageSpec(string Name, string Identifier, int Source, string Head, OperationSpec Operation)
{
    public Shape Input => Operation.Input;

    public Shape Output => Operation.Output;
}
