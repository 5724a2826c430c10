using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace InceptionGen.Benchmarks.Networks;

/// <summary>A contender's predictions, turn by turn, in milliseconds.</summary>
internal sealed class Times
{
    private readonly List<Turn> _turns = [];

    public double Minimum => _turns.SelectMany(turn => turn.Milliseconds).Min();

    public double Median => MedianOf(_turns.SelectMany(turn => turn.Milliseconds));

    /// <summary>The median of each turn.</summary>
    public IEnumerable<double> Turns => _turns.Select(turn => MedianOf(turn.Milliseconds));

    /// <summary>Of a prediction in the turn that took least.</summary>
    public double LeastProcessorTime => _turns.Min(turn => turn.ProcessorMilliseconds / turn.Milliseconds.Length);

    public void Add(Turn turn) => _turns.Add(turn);

    public static double MedianOf(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

/// <summary>Contenders that predict in turn, so that what else the machine does meets all of them.</summary>
internal static class Match
{
    private static readonly TimeSpan TurnLength = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(500);

    // Workers that wait for more work may look for it busily for a while.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static Times[] Play(int rounds, params ReadOnlySpan<IContender> contenders)
    {
        Times[] times = [.. contenders.ToArray().Select(_ => new Times())];
        foreach (IContender contender in contenders) contender.Predict(WarmUp);
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < contenders.Length; i++)
            {
                Thread.Sleep(Pause);
                times[i].Add(contenders[i].Predict(TurnLength));
            }
        }

        return times;
    }
}
