using System.Collections.Generic;
using System.Linq;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights;

/// <summary>Which of a file's tensors a network means: the set and the prefix that have most of what its table needs.</summary>
/// <param name="Set">The set.</param>
/// <param name="Prefix">What comes before the needed names.</param>
/// <param name="Score">How well it fits; 0 if not at all.</param>
internal sealed record TensorChoice(TensorSet Set, string Prefix, int Score)
{
    private string Path => string.Join('.', new[] { Set.Label, Prefix.TrimEnd('.', '/') }.Where(part => part.Length > 0));

    /// <summary>Finds it.</summary>
    /// <param name="sets">What the file has, the main one first.</param>
    /// <param name="needed">What is needed.</param>
    /// <param name="owner">The network and the file, for a message.</param>
    /// <exception cref="WeightException">Several have all of it, and nothing says which is meant.</exception>
    public static TensorChoice Best(IReadOnlyList<TensorSet> sets, IReadOnlyDictionary<string, TensorShape> needed, (string Network, string File) owner)
    {
        TensorChoice[] all = [.. sets
            .SelectMany(set => NamePrefix.Scores(set, needed).Select(scored => new TensorChoice(set, scored.Key, scored.Value)))
            .OrderByDescending(choice => choice.Score)
            .ThenBy(choice => TensorSet.Rank(choice.Path))];
        TensorChoice[] equal = [.. all.TakeWhile(choice => choice.Score == all[0].Score && TensorSet.Rank(choice.Path) == TensorSet.Rank(all[0].Path))];
        if (equal.Length > 1 && equal[0].Score == 2 * needed.Count)
        {
            bool areDicts = equal.DistinctBy(choice => choice.Set).Count() == equal.Length;
            string advice = areDicts ? "Take the one you mean from WeightFile.Dicts, or with --dict of inceptiongen." : "Save only the one you mean.";
            throw new WeightException($"{owner.File} has several models that fit {owner.Network}: '{string.Join("', '", equal.Take(5).Select(choice => areDicts ? choice.Set.Label : choice.Path))}'. {advice}");
        }

        return all[0];
    }

    /// <summary>The tensors that count: those of the set without the averages of the chosen ones, which a flat file keeps beside them.</summary>
    public IReadOnlyDictionary<string, StoredTensor> Tensors(IReadOnlyDictionary<string, TensorShape> needed)
    {
        if (TensorSet.IsAverage(Path)) return Set.Tensors;
        string[] averages = [.. NamePrefix.Scores(Set, needed).Where(scored => scored.Value > 0 && TensorSet.IsAverage(scored.Key)).Select(scored => scored.Key)];
        return averages is []
            ? Set.Tensors
            : Set.Tensors.Where(tensor => !averages.Any(average => tensor.Key.StartsWith(average, System.StringComparison.Ordinal))).ToDictionary();
    }
}
