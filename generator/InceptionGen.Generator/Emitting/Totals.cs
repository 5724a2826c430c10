using System.Linq;
using InceptionGen.Language.Model;

namespace InceptionGen.Generator.Emitting;

/// <summary>Sums over a network's own stages, without auxiliary classifiers.</summary>
internal sealed record Totals(Shape Output, long Parameters, long MultiplyAdds)
{
    public static Totals Of(NetworkSpec network)
    {
        StageSpec[] own = network.Stages.Where(stage => stage.Head.Length == 0).ToArray();
        return new Totals(
            own.Length == 0 ? network.Input : own[own.Length - 1].Output,
            own.Sum(stage => stage.Operation.Parameters),
            own.Sum(stage => stage.Operation.MultiplyAdds));
    }
}
