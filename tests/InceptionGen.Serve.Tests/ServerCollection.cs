namespace InceptionGen.Serve.Tests;

/// <summary>All tests share a server, and run one after another on it.</summary>
[CollectionDefinition(Name)]
public sealed class ServerCollection : ICollectionFixture<PageServer>
{
    public const string Name = "server";
}
