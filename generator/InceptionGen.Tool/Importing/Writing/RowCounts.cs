namespace InceptionGen.Tool.Importing.Writing;

/// <summary>What the count columns say of a row: of one copy of its module, or of all if they differ.</summary>
/// <param name="Copies">By how much the row's counts are multiplied in the network's.</param>
/// <param name="IsOfHead">Whether it belongs to an auxiliary classifier, which the network's totals leave out.</param>
internal readonly record struct RowCounts(int Depth, long Weights, long MultiplyAdds, int Copies, bool IsOfHead)
{
    public int TotalDepth => Depth * Copies;

    public long TotalWeights => Weights * Copies;

    public long TotalMultiplyAdds => MultiplyAdds * Copies;
}
