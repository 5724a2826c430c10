using System.Collections.Generic;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

/// <summary>"dropout", "dropout (40%)", "dropout (keep 0.6)".</summary>
internal sealed class DropoutRow : PlainRow
{
    public override IReadOnlyList<string> Words { get; } = ["dropout"];

    public override bool IsConstants(string label) => true;

    public override Parsed<PlainSpec> Read(RowType type)
    {
        if (type.Label.Length == 0) return new DropoutSpec(default, "");
        return CellParser.DropoutRate(type.Label).Succeeded(out DecimalText? rate, out Problem? problem) ? new DropoutSpec(default, rate.Text) : problem;
    }
}
