using System;

namespace InceptionGen.Hosting;

/// <summary>A request that the service did not serve, since it is too busy, is stopping, or has not loaded the model. Another try may succeed.</summary>
/// <param name="message">What happened, and what to do.</param>
/// <param name="reason">Why.</param>
/// <param name="retryAfter">When it is worth trying again.</param>
public sealed class InferenceRejectedException(string message, RejectionReason reason, TimeSpan retryAfter) : Exception(message)
{
    /// <summary>Why.</summary>
    public RejectionReason Reason => reason;

    /// <summary>When it is worth trying again.</summary>
    public TimeSpan RetryAfter => retryAfter;
}
