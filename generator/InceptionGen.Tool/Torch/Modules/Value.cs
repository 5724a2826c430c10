using InceptionGen.Tool.Torch.Text;

namespace InceptionGen.Tool.Torch.Modules;

/// <summary>A map or a vector of a forward pass.</summary>
/// <param name="Code">The expression that gives it.</param>
/// <param name="IsVector">Whether it is (N, C), as after a linear layer, and not (N, C, H, W).</param>
/// <param name="HasInputChannels">Whether it has the channels of what the module reads, as after a pool of it.</param>
internal sealed record Value(Code Code, bool IsVector = false, bool HasInputChannels = false)
{
    public static Value Named(string name, bool isVector = false, bool hasInputChannels = false) => new(Code.Atom(name), isVector, hasInputChannels);

    public string AsMap => IsVector ? $"{Code}[:, :, None, None]" : Code.ToString();

    public string AsVector => IsVector ? Code.ToString() : $"torch.flatten({Code}, 1)";
}
