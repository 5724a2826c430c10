using System;
using System.IO;
using System.IO.MemoryMappedFiles;

namespace InceptionGen.Fuzzing;

/// <summary>The input that is being tried, kept where it outlives the process that tries it.</summary>
internal sealed class InputFile(string path) : IDisposable
{
    private readonly MemoryMappedFile _file = MemoryMappedFile.CreateFromFile(path, FileMode.Create, null, sizeof(int) + FuzzTarget.LongestInput);

    public void Write(byte[] input)
    {
        using MemoryMappedViewAccessor view = _file.CreateViewAccessor();
        view.Write(0, input.Length);
        view.WriteArray(sizeof(int), input, 0, input.Length);
    }

    public static byte[] Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        return bytes[sizeof(int)..(sizeof(int) + BitConverter.ToInt32(bytes))];
    }

    public void Dispose() => _file.Dispose();
}
