using System;
using Microsoft.Extensions.Logging;

namespace InceptionGen.Hosting;

/// <summary>What the service writes to its log.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Model {Model} is ready: {Network} with {Weights}, loaded in {Milliseconds:F0} ms; a prediction takes {Prediction:F1} ms on one thread")]
    public static partial void Ready(ILogger logger, string model, string network, string weights, double milliseconds, double prediction);

    [LoggerMessage(2, LogLevel.Error, "Model {Model} was not loaded. {Reason}")]
    public static partial void NotLoaded(ILogger logger, string model, string reason, Exception? exception);

    [LoggerMessage(3, LogLevel.Information, "Model {Model} was unloaded")]
    public static partial void Unloaded(ILogger logger, string model);

    [LoggerMessage(4, LogLevel.Information, "Stopping: requests that were admitted are answered, others are refused")]
    public static partial void Draining(ILogger logger);

    [LoggerMessage(5, LogLevel.Debug, "Model {Model} refused a request: {Reason}, it might have waited {Milliseconds:F0} ms")]
    public static partial void Refused(ILogger logger, string model, RejectionReason reason, double milliseconds);
}
