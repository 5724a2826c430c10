using System;
using InceptionGen.Training;

namespace InceptionGen.Networks.Tests.Training;

/// <summary>Is told the number of every step of an epoch, at once.</summary>
internal sealed class StepWatcher(Action<int> seen) : IProgress<(int Step, int Steps, StepReport Report)>
{
    public void Report((int Step, int Steps, StepReport Report) value) => seen(value.Step);
}
