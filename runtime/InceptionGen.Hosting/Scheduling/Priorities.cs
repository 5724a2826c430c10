namespace InceptionGen.Hosting;

/// <summary>The levels of priority, as the protocol counts them: 1 is served first.</summary>
internal static class Priorities
{
    /// <summary>The first to be served.</summary>
    public const int Highest = 1;

    /// <summary>The last to be served.</summary>
    public const int Lowest = 5;

    /// <summary>That of requests that ask for none.</summary>
    public const int Default = 3;
}
