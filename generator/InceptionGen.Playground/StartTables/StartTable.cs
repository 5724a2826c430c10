namespace InceptionGen.Playground.StartTables;

/// <summary>A table to start from.</summary>
/// <param name="Id">What an address calls it.</param>
/// <param name="Group">What kind of table it is, for a reader.</param>
/// <param name="Title">What a list calls it.</param>
/// <param name="File">The name of its file.</param>
internal sealed record StartTable(string Id, string Group, string Title, string File);
