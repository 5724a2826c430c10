using System;
using System.IO;

namespace InceptionGen.Tests;

/// <summary>Damaged files give tensors within bounds or a <see cref="WeightException"/> that names the file, and nothing else.</summary>
internal static class WeightFileFuzz
{
    // A view may repeat few elements very often; nobody asks for such a tensor.
    private const long MostRead = 1 << 20;

    /// <summary>Damages a file in many ways.</summary>
    /// <param name="intact">The file.</param>
    /// <param name="rounds">How often.</param>
    /// <param name="structureBytes">Bytes at its start that hold structure rather than numbers: most of the damage is done there.</param>
    public static void Run(byte[] intact, int rounds, int structureBytes)
    {
        Random random = new(4711);
        int opened = 0;
        for (int round = 0; round < rounds; round++)
        {
            using TemporaryFile file = new(Damage(intact, random, structureBytes));
            if (TryReadAll(file.Path)) opened++;
        }

        // Damage that is always or never found out would test little.
        Assert.InRange(opened, 1, rounds - 1);
    }

    /// <summary>Cuts a file off at every length, or in steps.</summary>
    public static void CutOff(byte[] intact, int step = 1)
    {
        using TemporaryFile file = new(intact);
        for (int length = intact.Length - 1; length >= 0; length -= step)
        {
            using (FileStream stream = File.OpenWrite(file.Path)) stream.SetLength(length);
            Assert.False(TryReadAll(file.Path), $"The first {length} bytes were taken for a whole file.");
        }
    }

    /// <summary>Opens a file and reads all its tensors; false if it is refused.</summary>
    public static bool TryReadAll(string path)
    {
        try
        {
            using WeightFile weights = WeightFile.Open(path);
            foreach ((string name, TensorShape shape) in weights.Tensors)
            {
                if (shape.Elements <= MostRead && weights.DefectOf(name) is null) weights.Read(name, new float[shape.Elements]);
            }

            return true;
        }
        catch (WeightException exception)
        {
            Assert.Contains(path, exception.Message, StringComparison.Ordinal);
            return false;
        }
    }

    private static byte[] Damage(byte[] intact, Random random, int structureBytes)
    {
        byte[] damaged = [.. intact];
        for (int count = random.Next(1, 5); count > 0; count--)
        {
            int at = random.Next(random.Next(6) == 0 ? damaged.Length : structureBytes);
            damaged[at] = random.Next(4) switch
            {
                0 => (byte)random.Next(256),
                1 => (byte)(damaged[at] ^ (1 << random.Next(8))),
                2 => (byte)(random.Next(2) == 0 ? 0 : 0xFF),
                _ => damaged[random.Next(structureBytes)],
            };
        }

        return random.Next(10) == 0 ? damaged[..random.Next(damaged.Length)] : damaged;
    }
}
