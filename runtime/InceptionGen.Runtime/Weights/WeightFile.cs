using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Weights;

namespace InceptionGen;

/// <summary>An open file of weights. Dispose it when the network is loaded.</summary>
public sealed class WeightFile : IWeightSource, IDisposable
{
    private readonly Dictionary<string, StoredTensor> _tensors;
    private readonly IReadOnlyDictionary<string, string> _aliases;
    private readonly IDisposable[] _files;

    private WeightFile(RegularFile file, WeightContents contents)
    {
        Description = file.Path;
        FlattenOrder = contents.FlattenOrder;
        Tensors = contents.Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Shape, StringComparer.Ordinal);
        _tensors = contents.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        _aliases = contents.Aliases;
        _files = [file, .. contents.Files];
    }

    /// <summary>The file's path.</summary>
    public string Description { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, TensorShape> Tensors { get; }

    /// <inheritdoc/>
    public FlattenOrder FlattenOrder { get; }

    /// <summary>Opens a file by its content, whatever it is called, and checks its structure; tensors are read when they are asked for.</summary>
    /// <remarks>
    /// <list type="bullet">
    /// <item>safetensors.</item>
    /// <item>PyTorch: what <c>torch.save</c> writes of a state dict, or of a checkpoint that holds one, in the zip format and the one before it. Nothing in the file is executed:
    /// what would construct more than tensors and containers is refused.</item>
    /// <item>Keras 2 and 3: weights and whole models in HDF5 (.h5), of every backend but Theano, whose kernels are turned; weights (.weights.h5) and whole models (.keras, or
    /// the folder of one) as Keras 3 writes them. HDF5 of any version, in one piece or in chunks, plain or compressed with gzip.</item>
    /// <item>TensorFlow.js: the model.json of a layers model, or its folder, with the shards that it lists.</item>
    /// </list>
    /// <para>Tensors of Keras and TensorFlow.js are called as the file calls them, <c>conv2d_1/kernel</c> (without ":0"). The numbers in names depend on what else the
    /// process had made that saved the file, so they can also be asked for by their layer's place among those of its kind in the order of the model's layers, counted
    /// from 0: <c>conv2d[0]/kernel</c>, <c>batch_normalization[0]/moving_mean</c>, <c>dense[0]/bias</c>; and by its rank among the numbered ones, counted from 1:
    /// <c>conv2d#1/kernel</c>.</para>
    /// <para>A .weights.h5 of Keras before 3.10 has no names of layers. It counts the layers of a class in the model's order, so that <c>conv2d_3/kernel</c> is <c>conv2d[3]/kernel</c>
    /// and <c>conv2d#4/kernel</c>, which is not the order in which branches were made: ask for its tensors by their places. A .keras has the names.</para>
    /// </remarks>
    /// <exception cref="WeightException">The file is damaged, of another format, or no file that has a length: empty, a device, a pipe.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static WeightFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        RegularFile file = new(Directory.Exists(path) ? ModelIn(path) : path);
        try
        {
            return new(file, WeightFormats.Read(file));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public string? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _tensors.ContainsKey(name) ? name : _aliases.GetValueOrDefault(name);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The file has no such tensor.</exception>
    public string? DefectOf(string name) => TensorOf(name).Defect;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The file has no such tensor, or it is not of this length.</exception>
    /// <exception cref="WeightException">Its elements are no floating-point numbers, or the file was changed since it was opened or cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">The file was closed.</exception>
    public void Read(string name, Span<float> destination)
    {
        StoredTensor tensor = TensorOf(name);
        if (tensor.Shape.Elements != destination.Length)
            throw new ArgumentException(FormattableString.Invariant($"'{name}' has {tensor.Shape.Elements} values, not {destination.Length}."), nameof(destination));
        if (tensor.Defect is { } defect) throw new WeightException($"{Description}: '{name}' {defect}.");
        try
        {
            tensor.Read(destination);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            throw new WeightException($"{Description}: '{name}' cannot be read: {exception.Message.TrimEnd('.')}.", exception);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        foreach (IDisposable file in _files) file.Dispose();
    }

    private static string ModelIn(string folder)
    {
        string[] models = [Path.Combine(folder, "model.json"), Path.Combine(folder, Weights.Keras.KerasArchive.WeightsFile)];
        return models.FirstOrDefault(File.Exists)
            ?? throw new WeightException($"{folder} is a folder without a model.json or a {Weights.Keras.KerasArchive.WeightsFile}: name the file of weights.");
    }

    private StoredTensor TensorOf(string name) => Find(name) is { } found
        ? _tensors[found]
        : throw new ArgumentException($"{Description} has no tensor '{name}'.", nameof(name));
}
