using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Naming;

/// <summary>Which row of a table makes which stages of its network.</summary>
internal static class StageRows
{
    /// <summary>The rows with the stages' names, in the table's order. Stages of the network that it continues have none.</summary>
    public static IReadOnlyList<(TypedRow Row, string Stage)> Of(NetworkSpec network, TableDocument document)
    {
        IReadOnlyList<(TypedRow Row, string Stage)> own = NamesOf(network, document, []);
        int above = network.Stages.Count - own.Count;
        return above > 0 ? NamesOf(network, document, [.. network.Stages.Take(above).Select(stage => new StageName(stage.Name, stage.Identifier))]) : own;
    }

    private static (TypedRow Row, string Stage)[] NamesOf(NetworkSpec network, TableDocument document, IReadOnlyList<StageName> taken)
    {
        IReadOnlyList<TypedRow> rows = TypedRow.Read(document, new DiagnosticBag(), out _);
        IReadOnlyList<RowNames> names = new StageNaming(network.ClassName, new DiagnosticBag(), taken).Name(rows);
        return [.. rows.Zip(names, (row, name) => name.Stages.Select(stage => (row, stage.Text))).SelectMany(stages => stages)];
    }
}
