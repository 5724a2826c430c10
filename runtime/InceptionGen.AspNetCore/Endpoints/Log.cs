using System;
using Microsoft.Extensions.Logging;

namespace InceptionGen.AspNetCore;

/// <summary>What the endpoints write to the log.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "A request to {Path} failed")]
    public static partial void Unexpected(ILogger logger, string? path, Exception exception);
}
