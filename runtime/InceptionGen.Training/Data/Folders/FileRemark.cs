namespace InceptionGen.Training;

/// <summary>A file of a folder that is not as it should be.</summary>
/// <param name="Name">The file, from the folder on, with slashes.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record FileRemark(string Name, string Reason)
{
    /// <summary>Both.</summary>
    public override string ToString() => $"{Name} ({Reason})";
}
