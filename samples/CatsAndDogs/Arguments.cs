using System.Globalization;

namespace CatsAndDogsSample;

/// <summary>What the command line says.</summary>
/// <param name="Photos">The folder of photos.</param>
/// <param name="Testing">Another one for testing; null to hold out a part of the first.</param>
/// <param name="Weights">The base's weights; null for random ones.</param>
/// <param name="Epochs">How often all photos are shown.</param>
/// <param name="Batch">Photos of a step.</param>
/// <param name="Seed">What random numbers depend on.</param>
/// <param name="Output">Where files are written.</param>
internal sealed record Arguments(string Photos, string? Testing, string? Weights, int Epochs, int Batch, int Seed, string Output)
{
    /// <summary>Reads it.</summary>
    /// <returns>The arguments, or what is wrong with them.</returns>
    public static (Arguments? Arguments, string? Problem) Parse(string[] words)
    {
        var result = new Arguments(Photos: "", Testing: null, Weights: null, Epochs: 2, Batch: 100, Seed: 0, Output: ".");
        bool isUntrained = false;
        for (int i = 0; i < words.Length; i++)
        {
            string word = words[i];
            if (word == "--untrained")
            {
                isUntrained = true;
                continue;
            }

            if (!word.StartsWith("--", System.StringComparison.Ordinal))
            {
                if (result.Testing is not null) return (null, $"'{word}' is one folder too many.");
                result = result.Photos.Length == 0 ? result with { Photos = word } : result with { Testing = word };
                continue;
            }

            if (word is not ("--weights" or "--output" or "--epochs" or "--batch" or "--seed")) return (null, $"There is no option {word}.");
            if (++i == words.Length) return (null, $"{word} needs a value after it.");
            int least = word == "--seed" ? 0 : 1;
            bool isNumber = int.TryParse(words[i], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least;
            switch (word)
            {
                case "--weights":
                    result = result with { Weights = words[i] };
                    break;
                case "--output":
                    result = result with { Output = words[i] };
                    break;
                case "--epochs" when isNumber:
                    result = result with { Epochs = number };
                    break;
                case "--batch" when isNumber:
                    result = result with { Batch = number };
                    break;
                case "--seed" when isNumber:
                    result = result with { Seed = number };
                    break;
                default:
                    return (null, $"{word} needs a whole number from {least} on, not '{words[i]}'.");
            }
        }

        if (result.Photos.Length == 0) return (null, "Name a folder of photos.");
        if (result.Weights is null && !isUntrained) return (null, "Name the weights of the base with --weights, or try it with --untrained.");
        if (result.Weights is not null && isUntrained) return (null, "--weights and --untrained contradict each other.");
        return (result, null);
    }
}
