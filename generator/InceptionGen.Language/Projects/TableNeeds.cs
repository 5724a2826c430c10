using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Projects;

/// <summary>The other files that a listed table names.</summary>
/// <param name="File">The table's own file name.</param>
internal sealed record TableNeeds(string File, EquatableArray<string> Named)
{
    public static TableNeeds Of(ReadTable table) => new(
        FilePath.FileName(table.Document.Path),
        TableLibrary.FilesNamedBy(table.Document)
            .Concat(table.Listings.Select(options => FilePath.FileName(options.Names)))
            .Where(file => file.Length > 0)
            .ToEquatableArray());
}
