using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using InceptionGen.Training;

namespace Train;

/// <summary>1,797 handwritten digits of 8x8 pixels (E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, 1998, doi 10.24432/C50P49,
/// CC BY 4.0): the set's test part. Each line of the file is 64 levels of grey from 0 to 16, row by row, and the digit.</summary>
internal static class Digits
{
    private const int Side = 8;
    private const float Black = 16;

    /// <summary>Reads them, as numbers from 0 to 1.</summary>
    /// <exception cref="InvalidDataException">The file is not the one that comes with this sample.</exception>
    public static ArrayImages Read(IReadOnlyList<string> classNames)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "digits.csv.gz");
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        List<float> pixels = [];
        List<int> labels = [];
        while (reader.ReadLine() is { } line)
        {
            int[] numbers = [.. line.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
            if (numbers.Length != (Side * Side) + 1) throw new InvalidDataException($"{path}: line {labels.Count + 1} has {numbers.Length} numbers, not 65.");
            pixels.AddRange(numbers.Take(Side * Side).Select(level => level / Black));
            labels.Add(numbers[^1]);
        }

        return new ArrayImages(pixels.ToArray(), labels.ToArray(), Side, Side, channels: 1, classNames);
    }
}
