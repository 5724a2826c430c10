namespace InceptionGen.Hosting;

/// <summary>What an admitted request does in the slots: one unit for each of its images, in any order and on any slots.</summary>
internal interface IUnitWork
{
    /// <summary>Does one unit.</summary>
    /// <param name="unit">Which, from 0.</param>
    void Run(int unit);
}
