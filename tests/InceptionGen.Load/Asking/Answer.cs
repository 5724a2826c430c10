using System;
using System.Net;

namespace InceptionGen.Load.Asking;

/// <summary>What became of a request.</summary>
/// <param name="Status">HTTP's status; 0 if the connection broke.</param>
/// <param name="SinceMeant">From when it was meant to be sent to its answer: what somebody who asks at that moment waits, however late this program sends it.</param>
/// <param name="SinceSent">From when it was sent to its answer.</param>
/// <param name="IsExpired">Whether it was admitted, and its time was over before a processor was free.</param>
internal readonly record struct Answer(HttpStatusCode Status, TimeSpan SinceMeant, TimeSpan SinceSent, bool IsExpired = false)
{
    /// <summary>Whether the service predicted.</summary>
    public bool IsGood => Status == HttpStatusCode.OK;

    /// <summary>Whether the service said at once that it is too busy.</summary>
    public bool IsRefusal => !IsExpired && Status is (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests);
}
