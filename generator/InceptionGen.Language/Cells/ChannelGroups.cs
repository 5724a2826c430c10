using System;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

/// <summary>Parts of the channels that a convolution keeps apart.</summary>
/// <param name="Count">How many; 0 if each input channel is one, which is a depthwise convolution.</param>
internal readonly record struct ChannelGroups(int Count)
{
    /// <summary>All channels together: an ordinary convolution.</summary>
    public static readonly ChannelGroups One = new(1);

    /// <summary>Each input channel by itself.</summary>
    public static readonly ChannelGroups Depthwise = default;

    /// <summary>The groups of a grouped convolution that does not say how many it has.</summary>
    public static readonly ChannelGroups Unsaid = new(-1);

    /// <summary>How many groups a number of input channels has.</summary>
    public int Of(int inputChannels) => Count == 0 ? inputChannels : Count;

    /// <summary>What a row type says: "depthwise convolution", "grouped convolution (groups 32)".</summary>
    public static Parsed<ChannelGroups> OfType(string word, EquatableArray<Argument> arguments)
    {
        string compact = Spelling.Compact(word);
        if (compact.StartsWith("depthwise", StringComparison.Ordinal)) return Depthwise;
        if (!compact.StartsWith("group", StringComparison.Ordinal)) return One;
        if (arguments.Count != 1 || arguments[0].Name is not ("groups" or "group")) return Unsaid;

        if (!CellParser.Whole(arguments[0].Value, "a number of groups", minimum: 1).Succeeded(out int count, out Problem? problem)) return problem;
        return new ChannelGroups(count);
    }

    /// <summary>Takes what a heading says after its kernel: "depthwise", "groups 32"; all channels if it says neither.</summary>
    public static Parsed<ChannelGroups> Take(TextCursor cursor)
    {
        if (cursor.TakeWord("depthwise")) return Depthwise;
        if (!cursor.TakeWord("groups")) return One;

        return WholeNumber.Of(cursor.TakeDigits(), "a number of groups", minimum: 1).Succeeded(out int count, out Problem? problem) ? new ChannelGroups(count) : problem;
    }

    /// <summary>" depthwise", " groups 32", nothing for an ordinary convolution.</summary>
    public override string ToString() => Count switch
    {
        0 => " depthwise",
        1 => "",
        _ => FormattableString.Invariant($" groups {Count}"),
    };
}
