using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace InceptionGen.Networks.Tests.Training;

/// <summary>Changes a checkpoint in one place.</summary>
internal static class ChangedCheckpoint
{
    /// <summary>Adds a half to the first number of a tensor whose name ends so, or one to the number of the metadata that ends so.</summary>
    public static void Change(string path, string part)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (part.Contains(':', StringComparison.Ordinal)) ChangeText(bytes, part);
        else ChangeTensor(bytes, part);
        File.WriteAllBytes(path, bytes);
    }

    private static void ChangeText(byte[] bytes, string part)
    {
        int place = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(part));
        Assert.True(place > 0, $"The metadata has no {part}.");
        int digit = place + part.Length - (part.EndsWith(':') ? 0 : 1);
        Assert.InRange(bytes[digit], (byte)'0', (byte)'8');
        bytes[digit]++;
    }

    private static void ChangeTensor(byte[] bytes, string part)
    {
        int length = BitConverter.ToInt32(bytes, 0);
        using var header = JsonDocument.Parse(bytes.AsMemory(sizeof(long), length));
        JsonProperty tensor = header.RootElement.EnumerateObject().First(
            property => property.Name.EndsWith(part, StringComparison.Ordinal) && (part.Contains('/', StringComparison.Ordinal) || !property.Name.Contains('/', StringComparison.Ordinal)));
        int start = sizeof(long) + length + tensor.Value.GetProperty("data_offsets")[0].GetInt32();
        BitConverter.TryWriteBytes(bytes.AsSpan(start), BitConverter.ToSingle(bytes, start) + 0.5f);
    }
}
