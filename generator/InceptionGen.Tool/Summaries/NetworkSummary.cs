using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Checking.Naming;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Tool.Summaries;

/// <summary>A network in numbers, stage by stage.</summary>
internal sealed record NetworkSummary(NetworkSpec Network, IReadOnlyList<SummaryRow> Rows)
{
    /// <summary>Learned numbers of all stages, auxiliary classifiers included.</summary>
    public long Parameters => Rows.Sum(row => row.Stage.Operation.Parameters);

    /// <summary>Learned numbers of the auxiliary classifiers, which predictions do not need.</summary>
    public long AuxiliaryParameters => Rows.Where(row => row.Stage.Head.Length > 0).Sum(row => row.Stage.Operation.Parameters);

    /// <summary>Multiply-adds for one image without auxiliary classifiers, which predictions do not need.</summary>
    public long MultiplyAdds => Rows.Where(row => row.Stage.Head.Length == 0).Sum(row => row.Stage.Operation.MultiplyAdds);

    public static NetworkSummary Of(NetworkSpec network, TableDocument document)
    {
        IReadOnlyList<(TypedRow Row, string Stage)> own = StageRows.Of(network, document);
        int above = network.Stages.Count - own.Count;
        var rowOf = new Dictionary<string, TypedRow>();
        foreach ((TypedRow row, string name) in own) rowOf.TryAdd(name, row);

        var rows = new List<SummaryRow>();
        foreach (StageSpec stage in network.Stages)
        {
            ReceptiveField before = stage.Source < 0 ? ReceptiveField.Pixel : rows[stage.Source].Field;
            bool isOwn = rows.Count >= above && rowOf.TryGetValue(stage.Name, out TypedRow? _);
            TypedRow? row = isOwn ? rowOf[stage.Name] : null;
            rows.Add(new SummaryRow(stage, row?.Source, row?.TypeCell.Text ?? OperationWords.Of(stage.Operation), before.After(stage.Operation)));
        }

        return new NetworkSummary(network, rows);
    }
}
