namespace InceptionGen.Language.Text;

/// <summary>A file that may be a table.</summary>
/// <param name="Path">What messages call it; its ending and its name count, too.</param>
/// <param name="Content">Its whole text.</param>
/// <param name="Origin">How its bytes became this text.</param>
public sealed record TableSource(string Path, string Content, TextOrigin Origin)
{
    /// <summary>A text that was never bytes, such as an editor's, or bytes that were read as strict UTF-8.</summary>
    public TableSource(string path, string content)
        : this(path, content, TextOrigin.Certain)
    {
    }
}
