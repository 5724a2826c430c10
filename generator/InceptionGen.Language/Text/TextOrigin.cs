namespace InceptionGen.Language.Text;

/// <summary>How a file's bytes became text, as far as the host that read them knows.</summary>
public class TextOrigin
{
    /// <summary>Of a text that was never bytes, such as an editor's, or of bytes that were read as strict UTF-8.</summary>
    public static TextOrigin Certain { get; } = new();

    /// <summary>The code page that the bytes were read in; null if it is UTF-8 or another form of Unicode.</summary>
    public virtual string? CodePage => null;

    /// <summary>Whether the file itself holds the U+FFFD that its text holds, so that it does not replace bytes that could not be read.</summary>
    public virtual bool HasOwnReplacements => true;
}
