using System;
using System.Net;

namespace InceptionGen.Client;

/// <summary>A server that refuses a request, or fails.</summary>
/// <param name="message">What the server says.</param>
/// <param name="status">HTTP's status.</param>
/// <param name="retryAfter">See <see cref="RetryAfter"/>.</param>
public sealed class InferenceException(string message, HttpStatusCode status, TimeSpan? retryAfter) : Exception(message)
{
    /// <summary>HTTP's status: 400 for what the request does wrong, 404 for an unknown model, 429 and 503 where another try may succeed.</summary>
    public HttpStatusCode Status => status;

    /// <summary>When it is worth trying again; zero if the server does not say when; null if the same request would fail again.</summary>
    public TimeSpan? RetryAfter => retryAfter;
}
