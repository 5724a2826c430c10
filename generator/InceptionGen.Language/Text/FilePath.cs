namespace InceptionGen.Language.Text;

/// <summary>Parts of paths, which come from any system.</summary>
internal static class FilePath
{
    /// <summary>The last part: "net.csv" of "tables/net.csv".</summary>
    public static string FileName(string path) => path.Substring(SlashOf(path) + 1);

    /// <summary>Everything before the last part, with "/" between folders: "tables/".</summary>
    public static string Folder(string path) => path.Substring(0, SlashOf(path) + 1).Replace('\\', '/');

    /// <summary>The last part without its ending: "net".</summary>
    public static string Stem(string path)
    {
        string file = FileName(path);
        int dot = file.LastIndexOf('.');
        return dot > 0 ? file.Substring(0, dot) : file;
    }

    private static int SlashOf(string path) => path.LastIndexOfAny(['/', '\\']);
}
