namespace Serve;

/// <summary>A model as the command line asks for it.</summary>
/// <param name="Name">What requests call it.</param>
/// <param name="Network">Its network.</param>
/// <param name="Weights">Its file of weights; null for synthetic ones.</param>
internal sealed record ServedModel(string Name, NetworkChoice Network, string? Weights)
{
    /// <summary>Reads NAME=NETWORK or NAME=NETWORK:FILE.</summary>
    /// <exception cref="ArgumentsException">It is something else, or there is no such network.</exception>
    public static ServedModel Parse(string value) => value.Split('=', 2) is [{ Length: > 0 } name, { Length: > 0 } rest]
        ? rest.Split(':', 2) is [var network, { Length: > 0 } file] ? new(name, Networks.Find(network), file) : new(name, Networks.Find(rest.TrimEnd(':')), null)
        : throw new ArgumentsException($"--model needs NAME=NETWORK:FILE, or NAME=NETWORK for synthetic weights, not '{value}'.");
}
