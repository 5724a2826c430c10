using System.Collections.Generic;
using System.IO;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.PyTorch;

/// <summary>Storages in a file.</summary>
/// <param name="file">The file.</param>
/// <param name="places">Where each storage's elements start, by its key; they are all in the file.</param>
internal sealed class StorageFile(StoredBytes file, IReadOnlyDictionary<string, long> places)
{
    /// <summary>A tensor, checked against its storage.</summary>
    /// <exception cref="InvalidDataException">It is not all in its storage.</exception>
    public StoredTensor Find(string name, TorchTensor tensor)
    {
        TorchStorage storage = tensor.Storage;
        TensorShape shape = StoredShape.Of(name, tensor.Size);
        PlainElements elements = new(file, places[storage.Key], tensor.Format);

        // How many elements a storage has is not known if their size is not; nobody can read them anyway.
        return tensor.Format.Size == 0 || storage.Format.Size == 0
            ? StoredTensor.Packed(name, shape, new PlainElements(file, 0, tensor.Format with { Type = ElementType.NotRead }))
            : StoredTensor.View(name, shape, elements, storage.Count * storage.Format.Size / tensor.Format.Size, tensor.Offset, tensor.Strides);
    }
}
