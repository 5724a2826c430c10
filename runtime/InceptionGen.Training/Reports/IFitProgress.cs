using System;

namespace InceptionGen.Training;

/// <summary>Is told of a whole training: its start, its steps, its epochs and its end. <see cref="ConsoleProgress"/> is one. It is called on the thread that trains, so what it
/// does takes time from training.</summary>
public interface IFitProgress : IProgress<EpochReport>
{
    /// <summary>Training begins.</summary>
    /// <param name="start">What it is going to be.</param>
    void Begin(FitStart start);

    /// <summary>A step was made.</summary>
    /// <param name="step">Its number in the epoch, from 1.</param>
    /// <param name="steps">Steps of an epoch.</param>
    /// <param name="report">What the step was.</param>
    void Step(int step, int steps, StepReport report);

    /// <summary>Training is over: all epochs were done, or it was stopped or cancelled, or it failed.</summary>
    void End();
}
