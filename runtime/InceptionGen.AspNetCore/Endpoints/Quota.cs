using System;
using System.Threading.RateLimiting;
using System.Threading.Tasks;
using InceptionGen.Hosting;
using Microsoft.AspNetCore.Http;

namespace InceptionGen.AspNetCore;

/// <summary>What a client may ask for.</summary>
internal static class Quota
{
    private static readonly TimeSpan UsualRetry = TimeSpan.FromSeconds(1);

    /// <summary>Takes a request out of its client's quota, for as long as it runs.</summary>
    /// <returns>To be disposed when it was answered; null where clients have no quota.</returns>
    /// <exception cref="InferenceRejectedException">The quota is used up.</exception>
    public static async ValueTask<RateLimitLease?> TakeAsync(HttpContext context, HostedModel model, OpenInferenceOptions options)
    {
        if (options.ClientQuota is not { } quota) return null;
        RateLimitLease lease = await quota.AcquireAsync(context, permitCount: 1, context.RequestAborted);
        if (lease.IsAcquired) return lease;
        TimeSpan retry = lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan known) ? known : UsualRetry;
        lease.Dispose();
        throw model.RejectOverQuota(retry);
    }
}
