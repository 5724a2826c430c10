using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace InceptionGen.Training;

/// <summary>Draws curves over epochs, side by side, as SVG: the training images' as a line, the validation images' as a dashed one.</summary>
internal static class CurvesPicture
{
    private const int Width = 360;
    private const int Height = 260;
    private const int Left = 56;
    private const int Right = 12;
    private const int Top = 34;
    private const int Bottom = 40;
    private const int Lines = 4;

    /// <summary>One chart.</summary>
    /// <param name="Title">What is drawn.</param>
    /// <param name="Training">A value for each epoch.</param>
    /// <param name="Validation">The same of the validation images; empty if there are none.</param>
    internal sealed record Chart(string Title, double[] Training, double[] Validation);

    public static string Of(IReadOnlyList<Chart> charts)
    {
        StringBuilder svg = new();
        svg.Append(Written($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width * charts.Count} {Height}\" width=\"{Width * charts.Count}\" height=\"{Height}\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n"));
        svg.Append(Written($"<title>{string.Join(" and ", charts.Select(chart => chart.Title))} by epoch</title>\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n"));
        for (int i = 0; i < charts.Count; i++) Draw(svg, charts[i], i * Width);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Draw(StringBuilder svg, Chart chart, int x)
    {
        (double least, double most) = Bounds([.. chart.Training, .. chart.Validation]);
        svg.Append(Written($"<g transform=\"translate({x} 0)\">\n<text x=\"{Left}\" y=\"20\" font-weight=\"bold\">{chart.Title}</text>\n"));
        svg.Append(Written($"<text x=\"{Width - Right}\" y=\"20\" text-anchor=\"end\"><tspan fill=\"#1b6ca8\">training</tspan>{(chart.Validation.Length > 0 ? " <tspan fill=\"#c4501b\">validation (dashed)</tspan>" : "")}</text>\n"));
        for (int line = 0; line <= Lines; line++)
        {
            double value = least + ((most - least) * line / Lines), y = Y(value, least, most);
            svg.Append(Written($"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y:0.#}\" y2=\"{y:0.#}\" stroke=\"#ddd\"/><text x=\"{Left - 6}\" y=\"{y + 4:0.#}\" text-anchor=\"end\">{value:0.###}</text>\n"));
        }

        svg.Append(Written($"<text x=\"{Left}\" y=\"{Height - 18}\">1</text><text x=\"{Width - Right}\" y=\"{Height - 18}\" text-anchor=\"end\">epoch {chart.Training.Length}</text>\n"));
        Curve(svg, chart.Training, least, most, "#1b6ca8", "");
        Curve(svg, chart.Validation, least, most, "#c4501b", " stroke-dasharray=\"6 4\"");
        svg.Append("</g>\n");
    }

    private static void Curve(StringBuilder svg, double[] values, double least, double most, string colour, string dashes)
    {
        if (values.Length == 0) return;
        string points = string.Join(' ', values.Select((value, i) => Written($"{X(i, values.Length):0.#},{Y(value, least, most):0.#}")));
        svg.Append(Written($"<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"{dashes}/>\n"));
        if (values.Length == 1) svg.Append(Written($"<circle cx=\"{X(0, 1):0.#}\" cy=\"{Y(values[0], least, most):0.#}\" r=\"3\" fill=\"{colour}\"/>\n"));
    }

    private static (double Least, double Most) Bounds(double[] values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        if (finite.Length == 0) return (0, 1);
        (double least, double most) = (finite.Min(), finite.Max());
        return most > least ? (least, most) : (least - 0.5, most + 0.5);
    }

    private static double X(int index, int count) => count == 1 ? Left : Left + ((double)index / (count - 1) * (Width - Left - Right));

    private static double Y(double value, double least, double most) => Top + ((most - value) / (most - least) * (Height - Top - Bottom));

    private static string Written(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
