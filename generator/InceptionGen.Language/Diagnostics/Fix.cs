using InceptionGen.Language.Text;

namespace InceptionGen.Language.Diagnostics;

/// <summary>A change of tables that repairs a mistake.</summary>
/// <param name="Title">What it does, such as "Set the cell to '28x28x480'": a command without a full stop.</param>
/// <param name="Edits">What is written where. They do not overlap.</param>
public sealed record Fix(string Title, EquatableArray<TextEdit> Edits)
{
    /// <summary>The fix that writes another text in a place.</summary>
    public static Fix Set(LocationInfo location, string text) =>
        Write(text.Length == 0 ? "Empty the cell" : "Set the cell to '" + Excerpt.Of(text) + "'", location, text);

    /// <summary>A fix of one edit.</summary>
    public static Fix Write(string title, LocationInfo location, string text) => new(title, EquatableArray.Of(new TextEdit(location, text)));
}
