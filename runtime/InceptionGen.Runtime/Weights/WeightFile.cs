using System;
using System.Collections.Generic;
using System.IO;
using InceptionGen.Weights;
using InceptionGen.Weights.Safetensors;

namespace InceptionGen;

/// <summary>A file of weights, open for reading. Dispose it when the network is loaded.</summary>
public abstract class WeightFile : IWeightSource, IDisposable
{
    private protected WeightFile(string path) => Description = path;

    /// <summary>The file's path.</summary>
    public string Description { get; }

    /// <inheritdoc/>
    public abstract IReadOnlyDictionary<string, TensorShape> Tensors { get; }

    /// <summary>Opens a file by its content, whatever it is called: safetensors, with weights in float32, float64, float16 or bfloat16.</summary>
    /// <exception cref="WeightException">The file is damaged, or of another format.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static WeightFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Span<byte> start = stackalloc byte[16];
        int length;
        using (FileStream file = File.OpenRead(path)) length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return WeightFormats.Recognise(start[..length]) switch
        {
            WeightFormat.Safetensors => SafetensorsFile.Open(path),
            WeightFormat.PyTorch => throw new WeightException(
                $"{path} is a PyTorch checkpoint, which cannot be read here. In Python: safetensors.torch.save_file(model.state_dict(), \"weights.safetensors\")."),
            WeightFormat.Hdf5 => throw new WeightException($"{path} is an HDF5 file (Keras), which cannot be read here: save the weights as safetensors."),
            _ => throw new WeightException($"{path} is no safetensors file."),
        };
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The file has no such tensor, or it is not of this length.</exception>
    /// <exception cref="WeightException">Its elements are no floating-point numbers.</exception>
    public abstract void Read(string name, Span<float> destination);

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the file.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected abstract void Dispose(bool disposing);
}
