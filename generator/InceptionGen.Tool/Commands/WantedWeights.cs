using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Tool.Commands;

/// <summary>Which tensors a command is to read, and how they are called.</summary>
/// <param name="File">The file of weights.</param>
/// <param name="Dict">The dict of a checkpoint; null for the one that fits.</param>
/// <param name="Table">The table that they are for; null for the shipped one that fits.</param>
/// <param name="Names">The names table that the file goes by; null for the table's own names.</param>
/// <param name="IgnoreSurplus">Whether tensors that no row needs are accepted.</param>
internal sealed record WantedWeights(string File, string? Dict, string? Table, string? Names, bool IgnoreSurplus)
{
    private const int MostNamed = 10;

    public LoadOptions Options => new() { IgnoreSurplus = IgnoreSurplus };

    /// <summary>What of the open file is read.</summary>
    /// <exception cref="WeightException">It has no such dict; the message says which it has.</exception>
    public IWeightSource In(WeightFile file)
    {
        if (Dict is null) return file;
        if (file.Dicts.FirstOrDefault(dict => dict.Name == Dict) is { } found) return found;

        string[] all = [.. file.Dicts.Select(dict => dict.Name).Where(name => name.Length > 0)];
        string has = all.Length == 0 ? "it has one set of tensors, which has no name; leave --dict out"
            : Suggestions.DidYouMean(Dict, all) is { } near ? $"did you mean {near}?"
            : $"it has {string.Join(", ", all.Take(MostNamed))}{(all.Length > MostNamed ? $" and {all.Length - MostNamed} more" : "")}";
        throw new WeightException($"--dict {Dict}: {file.Description} has no dict of this name; {has}");
    }
}
