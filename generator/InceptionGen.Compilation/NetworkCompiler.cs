using System;
using System.Linq;
using System.Threading;
using InceptionGen.Execution;
using InceptionGen.Language.Model;
using InceptionGen.Language.Planning;

namespace InceptionGen.Compilation;

/// <summary>Makes of a checked table what the runtime needs to know of it, without C# in between: the same description that the generated class has.</summary>
internal static class NetworkCompiler
{
    /// <summary>The description of a network.</summary>
    /// <param name="network">A table without mistakes.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static NetworkDescription Describe(NetworkSpec network, CancellationToken cancellation = default) =>
        Describe(NetworkPlanner.Plan(network, cancellation), cancellation);

    /// <summary>The description of a network that is planned already.</summary>
    /// <inheritdoc cref="Describe(NetworkSpec, CancellationToken)"/>
    public static NetworkDescription Describe(NetworkPlan plan, CancellationToken cancellation = default)
    {
        NetworkSpec network = plan.Network;
        var table = new DescriptionBuilder(network.ClassName, network.Source, network.Lineage, Values.Of(network.Input), network.Preprocessing);
        if (network.ClassNames.Count > 0) table.Classes([.. network.ClassNames]);
        if (network.Recipe is { } recipe) table.Recipe(Recipes.Of(recipe));

        var operations = new OperationWriter(table);
        ILookup<int, OperationPlan> byStage = plan.Operations.ToLookup(operation => operation.Stage);
        for (int index = 0; index < network.Stages.Count; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            StageSpec stage = network.Stages[index];
            table.Stage(stage.Name, stage.Identifier, stage.Head, passesOn: stage.Operation.Count == 0 ? Values.Of(stage.Output) : default);
            foreach (OperationPlan operation in byStage[index]) operations.Add(operation);
        }

        return table.Build(perImageStages: plan.PerImagePrefix is { } prefix ? prefix.LastStage + 1 : 0);
    }
}
