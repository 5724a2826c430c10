using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Options;

/// <summary>What the project file changes about a network (tables/README.md, section 10).</summary>
/// <param name="Input">Another image; null for the table's.</param>
/// <param name="Classes">Another number of outputs of the last linear row of every head; null for the table's.</param>
/// <param name="Until">The stage where the network stops; empty for its last.</param>
/// <param name="HasTop">Whether it keeps its classifier.</param>
/// <param name="Pooling">How the last map is pooled over its whole size; null if it is not.</param>
internal sealed record NetworkOptions(Shape? Input, int? Classes, string Until, bool HasTop, PoolKind? Pooling)
{
    public static readonly NetworkOptions None = new(null, null, Until: "", HasTop: true, null);

    /// <summary>Whether rows of the table are left out.</summary>
    public bool Shortens => Until.Length > 0 || !HasTop;

    public static NetworkOptions Read(TableDocument document, TableOptions options, DiagnosticBag diagnostics)
    {
        var reader = new OptionReader(document, diagnostics);
        var read = new NetworkOptions(
            reader.Input(options.Input), reader.Classes(options.Classes), options.Until, reader.IncludeTop(options.IncludeTop), reader.Pooling(options.Pooling));
        if (read.Pooling is null || read.Shortens) return read;

        reader.Report("Pooling", options.Pooling, "the network ends in its classifier; set IncludeTop=\"false\", or Until, to pool the map that it ends in then");
        return read with { Pooling = null };
    }
}
