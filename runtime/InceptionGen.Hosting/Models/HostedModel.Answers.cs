using System;
using System.Runtime.ExceptionServices;

namespace InceptionGen.Hosting;

/// <content>How requests end.</content>
internal sealed partial class HostedModel
{
    private (TimeSpan Duration, TimeSpan? Queue) RecordAnswer(Ticket ticket, Outcome outcome)
    {
        TimeSpan duration = _time.GetElapsedTime(ticket.ArrivedAt);
        TimeSpan? queue = ticket.StartedAt == 0 ? null : _time.GetElapsedTime(ticket.ArrivedAt, ticket.StartedAt);
        _metrics.Answered(Name, NameOf(outcome), duration, queue);
        return (duration, queue);
    }

    private void RequireCompleted(Ticket ticket, Outcome outcome)
    {
        switch (outcome)
        {
            case Outcome.Completed:
                return;
            case Outcome.Failed:
                ExceptionDispatchInfo.Throw(ticket.Failure!);
                return;
            case Outcome.Cancelled:
                throw Cancelled();
            case Outcome.Closed:
                throw Reject(new(RejectionReason.Draining, TimeSpan.Zero), "draining");
            default:
                throw Expired(ticket);
        }
    }

    private OperationCanceledException Cancelled()
    {
        _metrics.Rejected(Name, "cancelled");
        return new("The request was cancelled.");
    }

    private InferenceRejectedException Expired(Ticket ticket)
    {
        _metrics.Rejected(Name, "expired");
        return new(
            FormattableString.Invariant($"Request timeout expired: '{Name}' did not begin with all images within {ticket.Arrival.Budget.TotalMilliseconds:F0} ms. Try again."),
            RejectionReason.Expired,
            _dispatcher.WaitOf(ticket.Lane, ticket.Arrival.Priority));
    }

    private static string NameOf(Outcome outcome) => outcome switch
    {
        Outcome.Completed => "success",
        Outcome.Failed => "failed",
        Outcome.Expired => "expired",
        Outcome.Cancelled => "cancelled",
        _ => "draining",
    };
}
