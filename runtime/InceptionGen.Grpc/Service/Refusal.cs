using System;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using Grpc.Core;
using InceptionGen.AspNetCore;
using InceptionGen.Hosting;
using InceptionGen.Imaging;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace InceptionGen.Grpc;

/// <summary>Turns what goes wrong into gRPC's statuses.</summary>
internal static class Refusal
{
    // What gRPC's clients read to know when a retry is worth it; those that do not retry ignore it.
    private const string Pushback = "grpc-retry-pushback-ms";

    /// <summary>Runs a call.</summary>
    /// <exception cref="RpcException">It went wrong.</exception>
    public static async Task<T> GuardAsync<T>(ServerCallContext context, ILogger logger, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw Of(exception, context, logger);
        }
    }

    private static RpcException Of(Exception exception, ServerCallContext context, ILogger logger) => exception switch
    {
        _ when context.CancellationToken.IsCancellationRequested && exception is OperationCanceledException or InferenceRejectedException or IOException =>
            IsLate(context) ? new(new(StatusCode.DeadlineExceeded, "The deadline has passed.")) : new(new(StatusCode.Cancelled, "The request was cancelled.")),
        ProtocolException wrong => new(new(CodeOf(wrong.Status), wrong.Message)),
        ImageException image => new(new(StatusCode.InvalidArgument, image.Message)),
        InferenceRejectedException { Reason: RejectionReason.Expired } expired when IsLate(context) => new(new(StatusCode.DeadlineExceeded, expired.Message)),
        InferenceRejectedException rejected => new(
            new(rejected.Reason == RejectionReason.Quota ? StatusCode.ResourceExhausted : StatusCode.Unavailable, rejected.Message),
            new Metadata { { Pushback, Math.Ceiling(rejected.RetryAfter.TotalMilliseconds).ToString(CultureInfo.InvariantCulture) } }),
        _ => Unexpected(exception, context, logger),
    };

    private static bool IsLate(ServerCallContext context) => context.Deadline <= TimeProvider.System.GetUtcNow().UtcDateTime;

    private static StatusCode CodeOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => StatusCode.InvalidArgument,
        StatusCodes.Status404NotFound => StatusCode.NotFound,
        _ => StatusCode.Internal,
    };

    private static RpcException Unexpected(Exception exception, ServerCallContext context, ILogger logger)
    {
        AspNetCore.Log.Unexpected(logger, context.Method, exception);
        return new(new(StatusCode.Internal, "The service made a mistake of its own; its log says which."));
    }
}
