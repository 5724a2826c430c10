namespace InceptionGen.Generator;

/// <summary>The steps of the pipeline, so that tests can tell which of them ran.</summary>
internal static class TrackingNames
{
    /// <summary>A file that is a table, with what the project says of it.</summary>
    public const string Files = nameof(Files);

    /// <summary>A table's text read.</summary>
    public const string Read = nameof(Read);

    /// <summary>The tables that listed ones name, read.</summary>
    public const string Fetched = nameof(Fetched);

    /// <summary>What is reported of these.</summary>
    public const string FetchedDiagnostics = nameof(FetchedDiagnostics);

    /// <summary>All module and names tables, and the networks that others continue.</summary>
    public const string Library = nameof(Library);

    /// <summary>A table with the other tables that it needs.</summary>
    public const string Bundle = nameof(Bundle);

    /// <summary>A table judged, with its places.</summary>
    public const string Check = nameof(Check);

    /// <summary>Classes that several tables would make.</summary>
    public const string Duplicates = nameof(Duplicates);

    /// <summary>What a class is made from; no places.</summary>
    public const string Model = nameof(Model);

    /// <summary>The feature maps of all networks.</summary>
    public const string Maps = nameof(Maps);

    /// <summary>What is reported of a table.</summary>
    public const string Diagnostics = nameof(Diagnostics);
}
