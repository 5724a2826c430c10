using System.Collections.Generic;
using System.Linq;

namespace InceptionGen;

/// <summary>A row of the table.</summary>
/// <param name="Index">Its place in <see cref="NetworkDescription.Stages"/>.</param>
/// <param name="Name">What the table calls it ("inception (3a)").</param>
/// <param name="Identifier">The name of its tap and of its method ("Inception3a").</param>
/// <param name="Input">The map it reads.</param>
/// <param name="Output">The map it makes.</param>
/// <param name="Head">The auxiliary classifier it belongs to; empty for the network's own stages.</param>
/// <param name="Operations">Its operations, in the order in which they run.</param>
public sealed record StageInfo(
    int Index, string Name, string Identifier, MapShape Input, MapShape Output, string Head, IReadOnlyList<OperationInfo> Operations)
{
    /// <summary>All learned numbers.</summary>
    public long Parameters => Operations.Sum(operation => operation.Parameters);

    /// <summary>Multiply-adds for one image.</summary>
    public long MultiplyAdds => Operations.Sum(operation => operation.MultiplyAdds);
}
