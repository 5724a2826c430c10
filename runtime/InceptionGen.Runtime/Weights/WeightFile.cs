using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using InceptionGen.Weights;
using InceptionGen.Weights.Keras;
using InceptionGen.Weights.Storage;

namespace InceptionGen;

/// <summary>An open file of weights. Dispose it when the network is loaded.</summary>
public sealed class WeightFile : IWeightSource, ITensorChoices, IStoredPrecision, IDisposable
{
    private readonly WeightDict[] _dicts;
    private readonly IDisposable[] _files;
    private readonly Func<string?>? _readModelConfig;

    private WeightFile(StoredBytes file, WeightContents contents)
    {
        _dicts =
        [
            new(file.Name, new(contents.Label, contents.Tensors), contents.FlattenOrder, contents.Aliases),
            .. contents.OtherSets.Select(set => new WeightDict(file.Name, set, contents.FlattenOrder, ImmutableDictionary<string, string>.Empty)),
        ];
        Dicts = [_dicts[0], .. _dicts.Skip(1).Where(dict => dict.Set.HasLayers)];
        _files = [file, .. contents.Files];
        _readModelConfig = contents.ReadModelConfig;
        (Description, Format) = (file.Name, contents.Format);
    }

    /// <summary>The file's path; "the stream" or "the memory" if it was opened from one.</summary>
    public string Description { get; }

    /// <summary>What its content is: "safetensors", "PyTorch", "Keras" or "TensorFlow.js". A list of several files is of their format.</summary>
    public string Format { get; }

    /// <summary>The dicts of tensors that a checkpoint holds, the main one first; a single one of other files. Loading chooses among them; give it one of them to choose yourself:
    /// <c>GoogLeNet.Load(file.Dicts.Single(dict => dict.Name == "ema"))</c>. What has no layer's name, such as the numbers of an optimizer, is not among them.</summary>
    public IReadOnlyList<WeightDict> Dicts { get; }

    /// <summary>The tensors of the main dict: the largest, unless that holds averages and the weights themselves are there.</summary>
    public IReadOnlyDictionary<string, TensorShape> Tensors => Main.Tensors;

    private WeightDict Main => _dicts[0];

    /// <inheritdoc/>
    public FlattenOrder FlattenOrder => Main.FlattenOrder;

    /// <summary>Opens a file by its content, whatever it is called, and checks its structure; tensors are read when they are asked for.</summary>
    /// <param name="path">The file, or a symbolic link to it; or a folder that holds a model.json, model.safetensors, model.safetensors.index.json or pytorch_model.bin.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item>safetensors, also in several files (model.safetensors.index.json).</item>
    /// <item>PyTorch: what <c>torch.save</c> writes of a state dict, of a checkpoint that holds one, or of a model, in the zip format and the one before it. Nothing in the
    /// file is executed: objects that are neither tensors nor containers are passed over, and a file that would run a program is refused. TorchScript is not read. The
    /// archive's checksums are not compared, as PyTorch itself does not.</item>
    /// <item>Keras 2 and 3: weights and whole models in HDF5 (.h5), of every backend but Theano, whose kernels are turned; weights (.weights.h5) and whole models (.keras, or
    /// the folder of one) as Keras 3 writes them. HDF5 of any version, in one piece or in chunks, plain or compressed with gzip.</item>
    /// <item>TensorFlow.js: the model.json of a layers model, or its folder, with the shards that it lists.</item>
    /// </list>
    /// <para>float32, float64, float16 and bfloat16 are read, and TensorFlow.js' rounded uint8 and uint16. A tensor of another type is listed; only reading it is an error.</para>
    /// <para>A prefix of wrappers that all names share (<c>module.</c>, <c>_orig_mod.</c>, <c>model.</c>, <c>net.</c>, also several) is left out of <see cref="Tensors"/>. When a
    /// network is loaded, its table decides: the dict of a checkpoint, and the prefix in it, that have most of what it needs are taken, from wherever in the file.
    /// Averages over the training's steps (<c>ema</c>, <c>shadow</c>, <c>swa</c>) are taken where the weights themselves are not there.</para>
    /// <para>Tensors of Keras and TensorFlow.js are called as the file calls them, <c>conv2d_1/kernel</c> (without ":0"). The numbers in names depend on what else the
    /// process had made that saved the file, so they can also be asked for by their layer's place among those of its kind in the order of the model's layers, counted
    /// from 0: <c>conv2d[0]/kernel</c>, <c>batch_normalization[0]/moving_mean</c>, <c>dense[0]/bias</c>; and by its rank among the numbered ones, counted from 1:
    /// <c>conv2d#1/kernel</c>.</para>
    /// <para>A .weights.h5 of Keras before 3.10 has no names of layers. It counts the layers of a class in the model's order, so that <c>conv2d_3/kernel</c> is <c>conv2d[3]/kernel</c>
    /// and <c>conv2d#4/kernel</c>, which is not the order in which branches were made: ask for its tensors by their places. A .keras has the names.</para>
    /// <para>A file may be replaced while it is open by renaming another to its name. If it is written to instead, reading on is an error.</para>
    /// </remarks>
    /// <exception cref="WeightException">The file is damaged, of another format, or no file that has a length: empty, a device, a pipe.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static WeightFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Open(new RegularFile(Directory.Exists(path) ? ModelIn(path) : path));
    }

    /// <summary>Opens what a stream holds, of the same formats as a file, in one piece: not a model that lists other files (model.json, model.safetensors.index.json).</summary>
    /// <param name="stream">It is read from where it stands to its end, into memory, and stays open. It need not be able to seek.</param>
    /// <exception cref="WeightException">It is damaged, of another format, empty, or lists other files; the message calls it "the stream".</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static WeightFile Open(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Open(MemoryFile.Of(stream));
    }

    /// <summary>Opens bytes in memory, such as an embedded resource, of the same formats as a stream.</summary>
    /// <param name="bytes">All of the file. They are not copied: they must stay as they are until the network is loaded.</param>
    /// <exception cref="WeightException">They are damaged, of another format, none, or list other files; the message calls them "the memory".</exception>
    public static WeightFile Open(ReadOnlyMemory<byte> bytes) => Open(MemoryFile.Of(bytes));

    private static WeightFile Open(StoredBytes file)
    {
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
    public string? Find(string name) => Main.Find(name);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The file has no such tensor.</exception>
    public string? DefectOf(string name) => Main.DefectOf(name);

    /// <summary>The type of a tensor's elements, as the file calls it: "F32", "float32", "uint8"; "not read" if they are in a form that is not read.</summary>
    /// <param name="name">One of <see cref="Tensors"/>.</param>
    /// <exception cref="ArgumentException">The file has no such tensor.</exception>
    public string TypeOf(string name) => Main.TypeOf(name);

    /// <summary>How many bytes a tensor's elements take in the file's own type, before any compression; 0 if that is not known.</summary>
    /// <param name="name">One of <see cref="Tensors"/>.</param>
    /// <exception cref="ArgumentException">The file has no such tensor.</exception>
    public long BytesOf(string name) => Main.BytesOf(name);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The file has no such tensor, or it is not of this length.</exception>
    /// <exception cref="WeightException">Its elements are not floating-point numbers, or the file was changed since it was opened or cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">The file was closed.</exception>
    public void Read(string name, Span<float> destination) => Main.Read(name, destination);

    /// <inheritdoc/>
    IWeightSource ITensorChoices.Choose(string network, IReadOnlyDictionary<string, TensorShape> needed) => WeightDict.Choose(_dicts, Description, network, needed);

    /// <inheritdoc/>
    ElementType IStoredPrecision.PrecisionOf(string name) => Main.View.PrecisionOf(name);

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        foreach (IDisposable file in _files) file.Dispose();
    }

    /// <summary>What a whole model of Keras in HDF5 (.h5) says of its layers: the JSON that <c>model.to_json()</c> writes. Null of other files: a .keras has it as config.json, and
    /// TensorFlow.js in model.json.</summary>
    /// <exception cref="WeightException">It is damaged, or the file was changed since it was opened.</exception>
    /// <exception cref="ObjectDisposedException">The file was closed.</exception>
    public string? ReadModelConfig()
    {
        try
        {
            return _readModelConfig?.Invoke();
        }
        catch (InvalidDataException exception)
        {
            throw new WeightException($"{Description} says of its layers what cannot be read: {exception.Message}.");
        }
    }

    private static string ModelIn(string folder)
    {
        string[] usual = ["model.json", KerasArchive.WeightsFile, "model.safetensors", "model.safetensors.index.json", "pytorch_model.bin"];
        return usual.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new WeightException($"{folder} is a folder without a {string.Join(", ", usual[..^1])} or {usual[^1]}: name the file of weights.");
    }
}
