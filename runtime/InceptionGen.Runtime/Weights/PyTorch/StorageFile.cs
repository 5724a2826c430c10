using System.Collections.Generic;
using System.IO;

namespace InceptionGen.Weights.PyTorch;

/// <summary>Storages in a file.</summary>
/// <param name="file">The file.</param>
/// <param name="places">Where each storage's elements start, by its key; they are all in the file.</param>
internal sealed class StorageFile(RegularFile file, IReadOnlyDictionary<string, long> places)
{
    /// <summary>A tensor, checked against its storage.</summary>
    /// <exception cref="InvalidDataException">It is not all in its storage.</exception>
    public StoredTensor Find(string name, TorchTensor tensor)
    {
        TorchStorage storage = tensor.Storage;
        return StoredTensor.View(
            name, StoredShape.Of(name, tensor.Size), new PlainElements(file, places[storage.Key], storage.Format), storage.Count, tensor.Offset, tensor.Strides);
    }
}
