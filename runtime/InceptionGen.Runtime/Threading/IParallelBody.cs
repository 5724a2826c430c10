namespace InceptionGen.Threading;

/// <summary>The body of a parallel loop. A struct, so that calling it needs neither a closure nor a virtual call.</summary>
internal interface IParallelBody
{
    /// <summary>Does one item.</summary>
    /// <param name="item">Which, from 0.</param>
    /// <param name="thread">Which of the loop's threads does it: 0 is the caller. No two threads of a loop have the same number at a time.</param>
    void Run(int item, int thread);
}
