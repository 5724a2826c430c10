using System.Collections.Generic;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

/// <summary>"flatten", channel by channel as PyTorch and Caffe do it, and "flatten (hwc)", pixel by pixel as Keras does.</summary>
internal sealed class FlattenRow : PlainRow
{
    public override IReadOnlyList<string> Words { get; } = ["flatten"];

    public override bool IsConstants(string label) => Spelling.Compact(label) is "chw" or "hwc";

    public override Parsed<PlainSpec> Read(RowType type) => new FlattenSpec(default, ChannelsLast: Spelling.Compact(type.Label) == "hwc");
}
