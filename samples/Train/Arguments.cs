using System.Collections.Generic;
using System.Globalization;

namespace Train;

/// <summary>What the command line says.</summary>
/// <param name="Idx">A folder of IDX files; null for the digits that come with the sample.</param>
/// <param name="Epochs">How often all images are shown.</param>
/// <param name="Batch">Images of a step.</param>
/// <param name="Seed">What random numbers depend on.</param>
/// <param name="Output">Where weights, history and curves go.</param>
internal sealed record Arguments(string? Idx, int? Epochs, int Batch, int Seed, string Output)
{
    /// <summary>Reads it.</summary>
    /// <returns>The arguments, or what is wrong with them.</returns>
    public static (Arguments? Arguments, string? Problem) Parse(string[] words)
    {
        var result = new Arguments(Idx: null, Epochs: null, Batch: 32, Seed: 0, Output: ".");
        for (int i = 0; i < words.Length; i += 2)
        {
            string? value = i + 1 < words.Length ? words[i + 1] : null;
            if (value is null) return (null, $"{words[i]} needs a value after it.");
            bool isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
            switch (words[i])
            {
                case "--idx":
                    result = result with { Idx = value };
                    break;
                case "--output":
                    result = result with { Output = value };
                    break;
                case "--epochs" when isNumber && number > 0:
                    result = result with { Epochs = number };
                    break;
                case "--batch" when isNumber && number > 0:
                    result = result with { Batch = number };
                    break;
                case "--seed" when isNumber:
                    result = result with { Seed = number };
                    break;
                case "--epochs" or "--batch" or "--seed":
                    return (null, $"{words[i]} needs a whole number, not '{value}'.");
                default:
                    return (null, $"There is no option {words[i]}.");
            }
        }

        return (result, null);
    }
}
