using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Generator.Emitting;
using InceptionGen.Language.Model;
using InceptionGen.Language.Planning;
using InceptionGen.Language.Text;

namespace InceptionGen.Generator.Pipeline;

/// <summary>What a class is made from.</summary>
/// <param name="Spec">The network.</param>
/// <param name="MapNamespace">Where the feature maps' types are.</param>
/// <param name="Path">The table's file, for an internal error; nothing of it goes into the class.</param>
internal sealed record NetworkModel(NetworkSpec Spec, string MapNamespace, string Path)
{
    /// <summary>The generated file's name: different classes have different ones.</summary>
    public string HintName => Identifiers.HintName(Spec.QualifiedName) + ".g.cs";

    /// <exception cref="System.OperationCanceledException">The token was cancelled.</exception>
    public string Emit(CancellationToken cancellation = default) => NetworkEmitter.Emit(NetworkPlanner.Plan(Spec, cancellation), MapNamespace, cancellation);
}
