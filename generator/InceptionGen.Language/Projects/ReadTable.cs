using System.Linq;
using System.Threading;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Projects;

/// <summary>A table read.</summary>
/// <param name="Result">Its cells, and what is wrong with their form.</param>
/// <param name="Listings">What the project says about it, once for each time that it lists the table.</param>
internal sealed record ReadTable(ReadResult Result, EquatableArray<TableOptions> Listings)
{
    private static readonly Rule[] Fatal = [Rules.UnreadableFile, Rules.NotUtf8, Rules.AnotherFormat, Rules.SeparatorUnknown, Rules.InternalError];

    public TableDocument Document => Result.Document;

    /// <summary>Whether there are no cells that could be judged.</summary>
    public bool IsUnreadable => Result.Diagnostics.Any(problem => Fatal.Contains(problem.Rule));

    public static ReadTable Unreadable(EquatableArray<TableOptions> listings, DiagnosticInfo reason)
    {
        LocationInfo place = reason.Location;
        var document = new TableDocument(place.Path, TableKind.Network, "", place, default, default, default, default);
        return new ReadTable(new ReadResult(document, EquatableArray.Of(reason)), listings);
    }
}
