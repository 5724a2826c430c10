using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.Json;

namespace InceptionGen.Tool.Importing.Keras;

/// <summary>What Keras or TensorFlow.js says of a network's layers: the JSON of model.to_json(), the model.json of TensorFlow.js, and the config.json in a .keras file.</summary>
/// <param name="Model">The layers.</param>
/// <param name="Producer">"Keras 2.15.0"; without a number if the file does not say.</param>
/// <param name="HasWeights">Whether weights belong to the file, which other commands read.</param>
internal sealed record KerasDescription(KerasModel Model, string Producer, bool HasWeights)
{
    // The description of the largest network is far smaller, since it holds no weights.
    private const long MostBytes = 64 << 20;

    private const int LongestVersion = 40;

    private static ReadOnlySpan<byte> Hdf5Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>The description in a file; null if the file is of another kind, such as weights alone.</summary>
    /// <exception cref="ImportException">It is damaged, or JSON of something else.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static KerasDescription? Find(string path)
    {
        using FileStream file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[64];
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        file.Position = 0;
        try
        {
            if (head.StartsWith("PK"u8)) return OfArchive(file);
            if (head.StartsWith(Hdf5Signature)) return OfHdf5(path);
            head = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
            head = head.TrimStart(" \t\r\n"u8);
            return head.StartsWith("{"u8) || head.StartsWith("\""u8) || path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? Read(file, "") : null;
        }
        catch (JsonException exception)
        {
            throw new ImportException($"{path} is not a whole JSON file: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1} of it. Write it once more with model.to_json().");
        }
        catch (InvalidDataException exception)
        {
            throw new ImportException($"{path} cannot be read as a description of Keras: {exception.Message}.");
        }
    }

    // A file of weights alone has no such text, and one of another program is refused where weights are read.
    private static KerasDescription? OfHdf5(string path)
    {
        string? config;
        try
        {
            using WeightFile file = WeightFile.Open(path);
            config = file.ReadModelConfig();
        }
        catch (WeightException)
        {
            return null;
        }

        using JsonDocument? document = config is null ? null : StrictJson.Parse(config);
        return document is not null && KerasModel.IsModel(document.RootElement) ? new KerasDescription(KerasModel.Read(document.RootElement.Clone()), "Keras", HasWeights: true) : null;
    }

    // PyTorch's files are archives, too, and have no such entry.
    private static KerasDescription? OfArchive(FileStream file)
    {
        ZipArchive archive;
        try
        {
            archive = new ZipArchive(file);
        }
        catch (InvalidDataException)
        {
            return null;
        }

        using (archive)
        {
            if (archive.GetEntry("config.json") is not { } entry) return null;
            if (entry.Length > MostBytes) throw new InvalidDataException($"its config.json has {entry.Length} bytes, and none has more than {MostBytes}");
            using Stream stream = entry.Open();
            using var whole = new MemoryStream();
            stream.CopyTo(whole);
            whole.Position = 0;
            string version = "";
            if (archive.GetEntry("metadata.json") is { Length: < 1 << 16 } metadata)
            {
                using Stream of = metadata.Open();
                using var said = StrictJson.Parse(of);
                version = Version(said.RootElement);
            }

            return Read(whole, version) is { } found ? found with { HasWeights = true } : null;
        }
    }

    private static KerasDescription? Read(Stream stream, string version)
    {
        if (stream.Length > MostBytes) throw new InvalidDataException($"it has {stream.Length} bytes, and no description has more than {MostBytes}");

        using var document = StrictJson.Parse(stream);
        using JsonDocument? quoted = Unquoted(document.RootElement);
        JsonElement root = quoted?.RootElement ?? document.RootElement;
        bool isOfWeights = Has(root, "weight_map") || Has(root, "weightsManifest");
        JsonElement topology = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("modelTopology", out JsonElement of) ? of : root;
        if (version.Length == 0) version = Version(topology);
        using JsonDocument? inner = topology.ValueKind == JsonValueKind.Object && topology.TryGetProperty("model_config", out JsonElement config) ? Unquoted(topology = config) : null;
        topology = inner?.RootElement ?? topology;
        if (KerasModel.IsModel(topology)) return new KerasDescription(KerasModel.Read(topology.Clone()), ("Keras " + version).Trim(), isOfWeights);
        if (isOfWeights) return null;

        throw new InvalidDataException(Has(topology, "node")
            ? "it is a graph model of TensorFlow.js, whose nodes are those of TensorFlow and no layers; convert the Keras model with --output_format=tfjs_layers_model"
            : Has(topology, "class_name") && !Has(topology, "config") ? "it has a \"class_name\" and no \"config\" with layers"
            : "it is JSON without a \"class_name\" and a \"config\" with layers, as model.to_json() writes them");
    }

    // Many people write json.dump(model.to_json(), file), which makes a JSON string that holds the JSON.
    private static JsonDocument? Unquoted(JsonElement element) => element.ValueKind == JsonValueKind.String ? StrictJson.Parse(element.GetString()!) : null;

    private static bool Has(JsonElement json, string key) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(key, out _);

    private static string Version(JsonElement json)
    {
        string version = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("keras_version", out JsonElement said) && said.ValueKind == JsonValueKind.String ? said.GetString()! : "";
        return version.Length <= LongestVersion && version.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '+') ? version : "";
    }
}
