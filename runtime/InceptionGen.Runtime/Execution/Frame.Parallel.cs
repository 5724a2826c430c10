using InceptionGen.Threading;

namespace InceptionGen.Execution;

/// <content>Loops shared by the frame's threads.</content>
public sealed unsafe partial class Frame
{
    private readonly ParallelLoop _loop;

    /// <summary>Runs the body for every item in [0, count) on the frame's threads.</summary>
    internal void For<TBody>(ref TBody body, int count)
        where TBody : struct, IParallelBody, allows ref struct => _loop.Run(ref body, count);
}
