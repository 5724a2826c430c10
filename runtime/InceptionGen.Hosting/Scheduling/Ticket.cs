using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace InceptionGen.Hosting;

/// <summary>An admitted request. It is answered exactly once. All but <see cref="Answer"/> belongs to the dispatcher's lock.</summary>
internal sealed class Ticket(Lane lane, Arrival arrival, long arrivedAt)
{
    private readonly TaskCompletionSource<Outcome> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whose queue it stands in.</summary>
    public Lane Lane { get; } = lane;

    /// <summary>What was known of it when it came, and what its body says of its hurry.</summary>
    public Arrival Arrival { get; set; } = arrival;

    /// <summary>When it came, as a timestamp of the dispatcher's clock.</summary>
    public long ArrivedAt { get; } = arrivedAt;

    /// <summary>When its first unit began; 0 until then.</summary>
    public long StartedAt { get; set; }

    /// <summary>When its body had been read and it was put into the queue, as a timestamp.</summary>
    public long QueuedAt { get; set; }

    /// <summary>How long it was expected to wait then.</summary>
    public TimeSpan ExpectedWait { get; set; }

    /// <summary>How it ended.</summary>
    public Task<Outcome> Answer => _answer.Task;

    /// <summary>Whether it was answered.</summary>
    public bool IsAnswered { get; private set; }

    /// <summary>What its units do; null while its body is being read.</summary>
    public IUnitWork? Work { get; set; }

    /// <summary>How many units it has: one until its body was read.</summary>
    public int Units { get; set; } = 1;

    /// <summary>Units that have begun.</summary>
    public int Started { get; set; }

    /// <summary>Units that are done.</summary>
    public int Finished { get; set; }

    /// <summary>Units that wait for a slot.</summary>
    public int Waiting => Units - Started;

    /// <summary>What the first unit that failed threw.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Its place in the lane's queue; null while its body is being read, and once all units have begun.</summary>
    public LinkedListNode<Ticket>? Place { get; set; }

    /// <summary>Answers at the deadline.</summary>
    public ITimer? Timer { get; set; }

    /// <summary>Answers when whoever asked leaves.</summary>
    public CancellationTokenRegistration Departure { get; set; }

    /// <summary>Answers. The caller has seen that it was not answered before.</summary>
    public void SetAnswer(Outcome outcome)
    {
        IsAnswered = true;
        Timer?.Dispose();
        Departure.Unregister();
        _answer.SetResult(outcome);
    }
}
