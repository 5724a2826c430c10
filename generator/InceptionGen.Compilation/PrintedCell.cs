namespace InceptionGen.Compilation;

/// <summary>A cell that can be compared with what its row computes.</summary>
/// <param name="Text">What it says: "159K".</param>
/// <param name="Computed">What the row gives, written in the same way: "160K", where K is what the table's counts mean by it.</param>
/// <param name="Remark">What is wrong with it, in words; null if it is right.</param>
public sealed record PrintedCell(string Text, string Computed, string? Remark);
