using System;
using System.Collections.Generic;
using System.IO;

namespace InceptionGen.Hosting.Tests.Models;

/// <summary>A file of weights for the network "tiny", which a test writes again and again.</summary>
internal sealed class TinyFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private DateTime _written = DateTime.UnixEpoch;

    public string Path => System.IO.Path.Combine(_folder, "tiny.safetensors");

    /// <summary>Writes synthetic weights, each multiplied by a number.</summary>
    public void Write(float factor)
    {
        Tiny.Description.SaveSafetensors(new Scaled(SyntheticWeights.For(Tiny.Description), factor), Path);
        Touch();
    }

    /// <summary>Writes something else.</summary>
    public void WriteText(string text)
    {
        File.WriteAllText(Path, text);
        Touch();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Two files within the clock's tick would look the same.
    private void Touch() => File.SetLastWriteTimeUtc(Path, _written = _written.AddSeconds(10));

    private sealed class Scaled(IWeightSource weights, float factor) : IWeightSource
    {
        public string Description => "scaled";

        public IReadOnlyDictionary<string, TensorShape> Tensors => weights.Tensors;

        public void Read(string name, Span<float> destination)
        {
            weights.Read(name, destination);
            foreach (ref float value in destination) value *= factor;
        }
    }
}
