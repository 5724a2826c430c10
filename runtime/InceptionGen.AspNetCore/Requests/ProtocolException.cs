using System;

namespace InceptionGen.AspNetCore;

/// <summary>A request that is answered with an error.</summary>
/// <param name="status">HTTP's status.</param>
/// <param name="message">What is wrong, and what to do.</param>
internal sealed class ProtocolException(int status, string message) : Exception(message)
{
    /// <summary>HTTP's status.</summary>
    public int Status => status;

    /// <summary>The client's fault.</summary>
    public static ProtocolException Invalid(FormattableString message) => new(400, FormattableString.Invariant(message));

    /// <summary>Something that is not there.</summary>
    public static ProtocolException NotFound(FormattableString message) => new(404, FormattableString.Invariant(message));
}
