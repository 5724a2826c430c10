using System;

namespace InceptionGen.Hosting;

/// <summary>Where jobs run. The dispatcher never has more of them running than there are slots.</summary>
internal interface ISlots
{
    /// <summary>How many jobs may run at a time.</summary>
    int Count { get; }

    /// <summary>Runs a job soon, on another thread.</summary>
    /// <param name="job">It throws nothing.</param>
    void Run(Action job);
}
