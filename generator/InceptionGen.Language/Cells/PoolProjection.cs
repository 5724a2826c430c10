using InceptionGen.Language.Model;

namespace InceptionGen.Language.Cells;

/// <summary>A pool projection cell: "32", "avg + 32", "max + pass through".</summary>
/// <param name="Filters">Null passes the pooled map through; 0 says that there is no pool.</param>
internal sealed record PoolProjection(PoolKind Kind, int? Filters);
