namespace InceptionGen.Hosting;

/// <summary>Why a request was not served.</summary>
public enum RejectionReason
{
    /// <summary>It would have waited for longer than it may, or its body would not fit beside those that wait.</summary>
    Full,

    /// <summary>It was admitted, and its time was over before a slot was free for all of its images.</summary>
    Expired,

    /// <summary>The service is stopping.</summary>
    Draining,

    /// <summary>Its client asks for more than it may.</summary>
    Quota,

    /// <summary>The model is not loaded, or not yet.</summary>
    NotReady,
}
