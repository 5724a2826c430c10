using System;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Model;

/// <summary>How large networks may be. Below these bounds every sum the model forms stays within 64 bits, and every map and kernel is an array.</summary>
internal static class Limits
{
    /// <summary>Values of a map or weights of a kernel: the longest array there is.</summary>
    public const int Elements = 0x7FFFFFC7;

    /// <summary>Multiply-adds of one operation.</summary>
    public const double MultiplyAdds = 1e13;

    /// <summary>Operations of a network, modules unfolded. Inception-ResNet v2 has some 800; ten times as many take a second at every edit.</summary>
    public const int Operations = 10_000;

    /// <summary>Networks that continue each other: a head on a body, and a few more.</summary>
    public const int Continuations = 8;

    /// <summary>Characters of a class with its namespace, or of a stage: within the 1,023 bytes that .NET keeps of a name, in any script.</summary>
    public const int Name = 300;

    /// <summary>Characters of prose that are copied into the documentation; the rest is left out.</summary>
    public const int Prose = 10_000;

    /// <summary>Characters of all names in a network, which its assembly keeps as texts: half of what an assembly has room for.</summary>
    public const int Names = 4_000_000;

    /// <summary>Modules within modules.</summary>
    public const int ModuleDepth = 32;

    public static string TooManyOperations => FormattableString.Invariant($"the network has more than {Operations:N0} operations, modules unfolded");

    /// <summary>The beginning of a text that is too long for its place, followed by dots; else the text.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length) return text;
        return Characters.Cut(text, length) + "...";
    }

    /// <summary>What is too large about a map; null if nothing is.</summary>
    public static string? Excess(Shape map) =>
        map.Elements > Elements ? FormattableString.Invariant($"a map of {map} has {map.Elements:N0} values; at most {Elements:N0} are possible") : null;

    /// <summary>What is too large about a convolution; null if nothing is.</summary>
    public static string? Excess(Extent kernel, Shape input, Shape output)
    {
        if (Excess(output) is { } excess) return excess;

        double weights = (double)kernel.Height * kernel.Width * input.Channels * output.Channels;
        if (weights > Elements)
            return FormattableString.Invariant($"a {kernel} kernel from {input.Channels} to {output.Channels} channels has {weights:N0} weights; at most {Elements:N0} are possible");

        double multiplyAdds = weights * output.Height * output.Width;
        return multiplyAdds > MultiplyAdds
            ? FormattableString.Invariant($"a {kernel} convolution from {input} to {output} takes {multiplyAdds:N0} multiply-adds; at most {MultiplyAdds:N0} are possible")
            : null;
    }
}
