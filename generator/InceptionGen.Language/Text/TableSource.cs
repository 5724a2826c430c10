namespace InceptionGen.Language.Text;

/// <summary>A file that may be a table.</summary>
/// <param name="Path">What messages call it; its ending and its name count, too.</param>
/// <param name="Content">Its whole text.</param>
/// <param name="Origin">How its bytes became this text.</param>
internal sealed record TableSource(string Path, string Content, TextOrigin Origin)
{
    public TableSource(string path, string content)
        : this(path, content, TextOrigin.Certain)
    {
    }
}
