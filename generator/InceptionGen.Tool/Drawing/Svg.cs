using System;
using System.Globalization;
using System.Security;
using System.Text;

namespace InceptionGen.Tool.Drawing;

/// <summary>The shapes of a picture.</summary>
internal sealed class Svg
{
    public const double FontSize = 12;

    private readonly StringBuilder _shapes = new();

    /// <summary>How wide a text is, near enough for a box around it in any sans-serif font.</summary>
    public static double WidthOf(string text) => (text.Length * 6.7) + 2;

    public void Box(double x, double y, double width, double height, string fill, string stroke = "#555555", double radius = 4, string dash = "", double line = 1) => _shapes.Append(
        CultureInfo.InvariantCulture, $"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\" rx=\"{radius:0.#}\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"{line:0.#}\"{(dash.Length > 0 ? $" stroke-dasharray=\"{dash}\"" : "")}/>\n");

    /// <param name="anchor">Where x is in the text: "start", "middle" or "end".</param>
    public void Text(double x, double y, string text, string anchor = "middle", string fill = "#222222", bool isBold = false, double size = FontSize) => _shapes.Append(
        CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\" fill=\"{fill}\" font-size=\"{size:0.#}\"{(isBold ? " font-weight=\"bold\"" : "")}>{SecurityElement.Escape(text)}</text>\n");

    /// <summary>A line along points "x y", with an arrow at its end if it has one.</summary>
    public void Line(bool hasArrow, params (double X, double Y)[] points)
    {
        var path = new StringBuilder();
        foreach ((double x, double y) in points) path.Append(CultureInfo.InvariantCulture, $"{(path.Length == 0 ? "M" : " L")}{x:0.#} {y:0.#}");
        _shapes.Append($"<path d=\"{path}\" fill=\"none\" stroke=\"#555555\"{(hasArrow ? " marker-end=\"url(#arrow)\"" : "")}/>\n");
    }

    public string Document(double width, double height, string title) => string.Create(
        CultureInfo.InvariantCulture,
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Math.Ceiling(width)}\" height=\"{Math.Ceiling(height)}\" viewBox=\"0 0 {Math.Ceiling(width)} {Math.Ceiling(height)}\" font-family=\"Helvetica, Arial, sans-serif\">\n")
        + $"<title>{SecurityElement.Escape(title)}</title>\n"
        + "<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0 L8 4 L0 8 z\" fill=\"#555555\"/></marker></defs>\n"
        + "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n" + _shapes + "</svg>\n";
}
