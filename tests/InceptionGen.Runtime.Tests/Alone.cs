namespace InceptionGen.Runtime.Tests;

/// <summary>Tests that need the process to themselves: no other test runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
