using System;

namespace InceptionGen.Hosting;

/// <summary>A request that was refused before it took any work.</summary>
/// <param name="Reason">Why.</param>
/// <param name="RetryAfter">When it is worth trying again.</param>
internal readonly record struct Rejection(RejectionReason Reason, TimeSpan RetryAfter);
