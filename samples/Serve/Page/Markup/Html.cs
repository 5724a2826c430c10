using System.Collections.Generic;

namespace Serve.Page.Markup;

/// <summary>Text that is HTML already. What is put into it is escaped, unless it is HTML itself.</summary>
internal sealed class Html
{
    private readonly string _text;

    private Html(string text) => _text = text;

    /// <summary>Nothing.</summary>
    public static Html Empty { get; } = new("");

    /// <summary>HTML with values in it: <c>Html.Of($"&lt;p&gt;{text}&lt;/p&gt;")</c>.</summary>
    public static Html Of(HtmlText text) => new(text.ToString());

    /// <summary>Parts one after another.</summary>
    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts));

    /// <inheritdoc/>
    public override string ToString() => _text;
}
