using System.Collections.Generic;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Cells;

/// <summary>A kind of row that is one operation without weights.</summary>
internal abstract class PlainRow
{
    /// <summary>What type cells call it, the usual word first; "layer" and "2d" may follow each (tables/README.md, section 5).</summary>
    public abstract IReadOnlyList<string> Words { get; }

    /// <summary>Whether brackets with this text hold its constants; else they hold the row's name.</summary>
    public virtual bool IsConstants(string label) => false;

    /// <summary>The operation, on no map yet.</summary>
    public abstract Parsed<PlainSpec> Read(RowType type);
}
