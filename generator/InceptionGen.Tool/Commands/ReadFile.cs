using InceptionGen.Weights.Storage;

namespace InceptionGen.Tool.Commands;

/// <summary>A file that a command reads, and that it may not write over.</summary>
internal static class ReadFile
{
    /// <summary>What to say if a command would write over what it reads; null if it does not.</summary>
    /// <param name="read">The file, or the folder, that is read.</param>
    /// <param name="written">The file that is to be written.</param>
    public static string? Replaced(string read, string written) =>
        RealPath.Of(read) == RealPath.Of(written) ? $"{written}: this is the file that is read; give the new one another name" : null;
}
