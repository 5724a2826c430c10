using System;

namespace Serve.Page.Markup;

/// <summary>Pictures inside the page's own text.</summary>
internal static class Inline
{
    /// <summary>The address of a PNG file that comes with the page.</summary>
    public static string Address(byte[] png) => "data:image/png;base64," + Convert.ToBase64String(png);

    /// <summary>A bar. What it says stands beside it as text.</summary>
    /// <param name="share">Its length, from 0 to 1.</param>
    public static Html Bar(double share) => Html.Of(
        $"""<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="{Math.Clamp(share, 0, 1) * 100:0.##}" height="1"/></svg>""");
}
