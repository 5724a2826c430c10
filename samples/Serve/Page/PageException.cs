using System;

namespace Serve.Page;

/// <summary>A request that cannot be answered; the message is for the page.</summary>
internal sealed class PageException(int status, string message) : Exception(message)
{
    /// <summary>The answer's status.</summary>
    public int Status => status;
}
