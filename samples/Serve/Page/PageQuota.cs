using System;
using System.Globalization;
using System.Threading.RateLimiting;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Serve.Page;

/// <summary>What a client may ask the page for: a request of the page counts as one over the protocol does.</summary>
internal static class PageQuota
{
    /// <summary>Takes a request out of its client's quota.</summary>
    /// <returns>To be disposed when it was answered; null where clients have no quota.</returns>
    /// <exception cref="PageException">The quota is used up.</exception>
    public static async ValueTask<RateLimitLease?> TakeAsync(HttpContext context, PartitionedRateLimiter<HttpContext>? quota)
    {
        if (quota is null) return null;
        RateLimitLease lease = await quota.AcquireAsync(context, permitCount: 1, context.RequestAborted);
        if (lease.IsAcquired) return lease;
        double seconds = Math.Max(1, Math.Ceiling((lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan known) ? known : TimeSpan.Zero).TotalSeconds));
        lease.Dispose();
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        throw new PageException(StatusCodes.Status429TooManyRequests, FormattableString.Invariant($"You have asked more often than this server allows. Wait {(seconds == 1 ? "a second" : $"{seconds} seconds")}, then ask again."));
    }
}
