using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>A table with all other tables that it needs, so that it is checked again when one of them changes, and not when any other does.</summary>
/// <param name="Modules">The module tables that it names, and those that these name. Two with the same name are here if both could be meant.</param>
/// <param name="Names">The names table of its "names" directive, or of its item; null if it has none, or there is none.</param>
/// <param name="Continued">The network of its "continues" directive; null if it has none, or there is none.</param>
/// <param name="Depth">How many networks it continues in a chain; counting stops at one more than is allowed.</param>
/// <param name="IsCircular">Whether the table continues one that it is continued by; its own continuation is left out then.</param>
internal sealed record TableBundle(
    TableDocument Document, EquatableArray<TableDocument> Modules, TableDocument? Names, TableBundle? Continued = null, bool IsCircular = false, int Depth = 0)
{
    /// <summary>Names of the project's modules that are close to a name that no module has, for suggestions.</summary>
    public EquatableArray<string> Nearby { get; init; }

    public static TableBundle Alone(TableDocument document) => new(document, default, null);
}
