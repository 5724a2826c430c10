using System;

namespace InceptionGen.Tool.Importing;

/// <summary>What a table cannot say of a network.</summary>
/// <param name="Node">The node that does it, as the file calls it; empty where the table's checker says it, which names the row.</param>
/// <param name="Operator">Its operator, as the file calls it; empty where several nodes are meant.</param>
/// <param name="Reason">What it does that no row can say.</param>
internal sealed record Unsayable(string Node, string Operator, string Reason)
{
    public override string ToString() => Node.Length == 0 ? Reason : Operator.Length == 0 ? $"'{Node}': {Reason}" : $"'{Node}' ({Operator}): {Reason}";
}

/// <summary>A node does what a table cannot say: thrown where the node is known to the caller.</summary>
internal sealed class UnsayableException(string reason) : Exception(reason);
