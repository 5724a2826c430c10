using System;
using System.Linq;

namespace InceptionGen.Embeddings;

/// <summary>Which row of a table makes the vector.</summary>
internal static class EmbeddingRow
{
    private const string Remedy = "Give the ArchitectureTable item IncludeTop=\"false\" Pooling=\"avg\", or name the row of an average pool: WithEmbeddings(row)";

    /// <summary>The row of that name, or the last one.</summary>
    /// <exception cref="ArgumentException">There is no such row, or what it makes is not a vector of features.</exception>
    public static Tap Of(NetworkDescription network, string? row)
    {
        Tap vector = row is null ? network.Output : network.Taps.FirstOrDefault(tap => tap.Name == row)
            ?? throw new ArgumentException($"{network.Name} has no row '{row}'. Rows that make a vector: {Candidates(network)}.", nameof(row));
        if (MakesProbabilities(network, vector))
            throw new ArgumentException($"{network.Name} ends in probabilities of classes ('{vector.Name}'), not in features. {Remedy}; here that may be: {Candidates(network)}.", nameof(row));
        if (!IsVector(vector))
            throw new ArgumentException($"Row '{vector.Name}' of {network.Name} makes a map of {vector.Shape}, not a vector. {Remedy}; here that may be: {Candidates(network)}.", nameof(row));
        return vector;
    }

    private static string Candidates(NetworkDescription network)
    {
        string[] names = [.. network.Taps.Where(tap => tap.Head.Length == 0 && IsVector(tap) && !MakesProbabilities(network, tap)).Select(tap => $"'{tap.Name}' ({tap.Shape.Channels} numbers)")];
        return names.Length > 0 ? string.Join(", ", names) : "none";
    }

    private static bool IsVector(Tap tap) => tap.Shape is { Height: 1, Width: 1 };

    private static bool MakesProbabilities(NetworkDescription network, Tap tap) => tap == network.Output && network.Logits != network.Output;
}
