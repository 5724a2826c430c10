using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Advising;

/// <summary>Rows where a network becomes narrower on its way (Rethinking, section 2, principle 4): the number of filters grows as the grid shrinks and as the network
/// gets deeper.</summary>
internal static class Widths
{
    /// <summary>A module may be narrower than those before it, but not by more.</summary>
    private const int MostNarrowing = 2;

    public static IEnumerable<DiagnosticInfo> Of(IReadOnlyList<TrunkRow> trunk)
    {
        TrunkRow? widest = null;
        foreach (TrunkRow row in trunk)
        {
            Shape input = row.Operation.Input, output = row.Operation.Output;
            bool isSmaller = output.Height < input.Height && output.Width < input.Width;
            if (!row.IsKept && isSmaller && output.Channels < input.Channels)
                yield return At(row, $"the grid shrinks from {input.Size} to {output.Size}, and the channels from {input.Channels} to {output.Channels}");
            else if (!row.IsKept && row.IsModule && widest is not null && output.Channels * MostNarrowing < widest.Operation.Output.Channels)
                yield return At(row, $"the module has {output.Channels} channels, and row '{Excerpt.Of(widest.Stage.Name.Text)}' above has {widest.Operation.Output.Channels}");

            if (row.IsModule && (widest is null || output.Channels > widest.Operation.Output.Channels)) widest = row;
        }
    }

    private static DiagnosticInfo At(TrunkRow row, FormattableString detail) => new(Rules.WidthFalls, row.At.Cell.Location, EquatableArray.Of(row.At.InWords, FormattableString.Invariant(detail)));
}
