using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace InceptionGen.AspNetCore;

/// <summary>What the endpoints of the Open Inference Protocol allow.</summary>
public sealed class OpenInferenceOptions
{
    /// <summary>The most bytes of a request's body, also after it was decompressed.</summary>
    public int MaxBodyBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>How many inferences each client may ask for: a limiter of the framework, which tells clients apart by their address, key or name. One over its
    /// quota is answered with 429 before its body is read. Null lets everybody ask as often as the processors allow.</summary>
    /// <example><code>options.ClientQuota = PartitionedRateLimiter.Create&lt;HttpContext, IPAddress&gt;(context =&gt; RateLimitPartition.GetTokenBucketLimiter(...));</code></example>
    public PartitionedRateLimiter<HttpContext>? ClientQuota { get; set; }

    /// <summary>Whether clients may load and unload models. Whoever can reach the service can do it then.</summary>
    public bool AllowRepositoryControl { get; set; }
}
