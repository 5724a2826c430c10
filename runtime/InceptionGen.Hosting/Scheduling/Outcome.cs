namespace InceptionGen.Hosting;

/// <summary>How an admitted request ended.</summary>
internal enum Outcome
{
    /// <summary>All units are done.</summary>
    Completed,

    /// <summary>A unit threw: <see cref="Ticket.Failure"/>.</summary>
    Failed,

    /// <summary>Its deadline passed before all units had begun.</summary>
    Expired,

    /// <summary>Whoever asked does not wait any more.</summary>
    Cancelled,

    /// <summary>The dispatcher was closed while it waited.</summary>
    Closed,
}
