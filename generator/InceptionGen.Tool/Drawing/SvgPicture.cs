using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Tool.Summaries;

namespace InceptionGen.Tool.Drawing;

/// <summary>A network as in the papers' figures: from top to bottom, branches side by side, shapes on the edges, auxiliary classifiers beside what they read.</summary>
internal static class SvgPicture
{
    private const double Margin = 24, Edge = 34, Padding = 10, TitleHeight = 22, ColumnGap = 60, HeadGap = 40, MostHeight = 1500;

    private const string Red = "#c81e1e";

    public static string Draw(NetworkSummary summary, IReadOnlyList<DrawnStage> stages)
    {
        var svg = new Svg();
        Figure[] figures = [.. stages.Select(stage => new Figure(stage))];
        int[] own = [.. Enumerable.Range(0, stages.Count).Where(index => stages[index].Stage.Head.Length == 0)];
        ILookup<int, int[]> heads = Enumerable.Range(0, stages.Count).Where(index => stages[index].Stage.Head.Length > 0)
            .GroupBy(index => stages[index].Stage.Head).Select(head => head.ToArray()).ToLookup(head => stages[head[0]].Source);

        string title = summary.Network.ClassName;
        svg.Text(Margin, Margin + 8, title, "start", isBold: true, size: 18);
        svg.Text(Margin, Margin + 28, CountsOf(summary), "start", fill: "#666666");

        double top = Margin + 48, x = Margin, right = Margin, bottom = top;
        IReadOnlyList<int[]> columns = Columns(own, figures);
        for (int number = 0; number < columns.Count; number++)
        {
            int[] column = columns[number];
            bool isFirst = column[0] == own[0];
            double width = Math.Max(column.Max(index => figures[index].Width), 120), middle = x + (width / 2), y = top;
            double headX = column.Max(index => middle + figures[index].Reach) + (HeadGap / 2), headY = top, columnRight = column.Max(index => middle + figures[index].Reach);
            if (isFirst) svg.Text(middle, y + 12, "image " + summary.Network.Input, isBold: true);
            else
            {
                // The edge from the column before comes up between the two.
                svg.Text(middle + 6, y + 14, stages[column[0] - 1].Stage.Output.ToString(), "start", fill: "#666666", size: 11);
            }

            y += 18;
            foreach (int index in column)
            {
                svg.Line(true, (middle, y), (middle, y + Edge - 14));
                y += Edge - 14;
                figures[index].Draw(svg, middle - (figures[index].Width / 2), y);
                y += figures[index].Height;
                DrawOutput(svg, stages[index], middle, ref y, isLast: index == own[^1]);
                foreach (int[] head in heads[index]) DrawHead(svg, head, stages, figures, middle, y, headX, ref headY, ref columnRight);
            }

            if (column[^1] != own[^1])
            {
                double turn = Math.Max(y + 8, headY > top ? headY : 0), lane = columnRight + (ColumnGap / 2), next = columnRight + ColumnGap + (Math.Max(columns[number + 1].Max(index => figures[index].Width), 120) / 2);
                svg.Line(false, (middle, y), (middle, turn), (lane, turn), (lane, top), (next, top), (next, top + 18));
                y = turn;
            }

            bottom = Math.Max(bottom, Math.Max(y, headY));
            right = columnRight;
            x = columnRight + ColumnGap;
        }

        return svg.Document(Math.Max(right, Margin + 320) + Margin, bottom + Margin, title);
    }

    /// <summary>Splits a tall network into columns of about the same height: the lowest that gives no more columns than are needed.</summary>
    // As NetworkDescription counts: predictions do not need auxiliary classifiers.
    private static string CountsOf(NetworkSummary summary)
    {
        string auxiliary = summary.AuxiliaryParameters == 0 ? "" : $"; auxiliary classifiers have {Counts.Short(summary.AuxiliaryParameters)} parameters more";
        return $"{Counts.Short(summary.Parameters - summary.AuxiliaryParameters)} parameters, {Counts.Short(summary.MultiplyAdds)} multiply-adds{auxiliary}";
    }

    private static IReadOnlyList<int[]> Columns(int[] own, Figure[] figures)
    {
        double all = own.Sum(index => figures[index].Height + Edge), count = Math.Ceiling(all / MostHeight);
        for (double limit = all / count; ; limit += Edge)
        {
            IReadOnlyList<int[]> columns = Columns(own, figures, limit);
            if (columns.Count <= count) return columns;
        }
    }

    private static List<int[]> Columns(int[] own, Figure[] figures, double limit)
    {
        var columns = new List<int[]>();
        var column = new List<int>();
        double height = 0;
        foreach (int index in own)
        {
            double step = figures[index].Height + Edge;
            if (column.Count > 0 && height + step > limit)
            {
                columns.Add([.. column]);
                column.Clear();
                height = 0;
            }

            column.Add(index);
            height += step;
        }

        columns.Add([.. column]);
        return columns;
    }

    private static void DrawOutput(Svg svg, DrawnStage stage, double middle, ref double y, bool isLast)
    {
        svg.Line(isLast, (middle, y), (middle, y + 14));
        svg.Text(middle + 6, y + 12, stage.Stage.Output.ToString(), "start", fill: "#666666", size: 11);
        y += 14;
        foreach (string wrong in stage.Wrong)
        {
            svg.Line(false, (middle, y), (middle, y + 14));
            svg.Text(middle + 6, y + 12, wrong, "start", fill: Red, isBold: true, size: 11);
            y += 14;
        }
    }

    private static void DrawHead(Svg svg, int[] head, IReadOnlyList<DrawnStage> stages, Figure[] figures, double from, double fromY, double x, ref double free, ref double right)
    {
        double width = Math.Max(head.Max(index => figures[index].Width), Svg.WidthOf(stages[head[0]].Stage.Head) + 20), middle = x + (width / 2), y = Math.Max(fromY + 20, free);
        svg.Line(true, (from, fromY + 2), (middle, fromY + 2), (middle, y));
        svg.Text(middle + 6, y - 4, "auxiliary classifier " + stages[head[0]].Stage.Head, "start", isBold: true, size: 11);
        foreach (int index in head)
        {
            if (index != head[0])
            {
                svg.Line(true, (middle, y), (middle, y + Edge - 14));
                y += Edge - 14;
            }

            figures[index].Draw(svg, middle - (figures[index].Width / 2), y);
            y += figures[index].Height;
            DrawOutput(svg, stages[index], middle, ref y, isLast: index == head[^1]);
        }

        free = y + 24;
        right = Math.Max(right, Math.Max(x + width, middle + 6 + Svg.WidthOf("auxiliary classifier " + stages[head[0]].Stage.Head)));
    }

    /// <summary>A stage's box: one operation with its name, or a frame around a module.</summary>
    private sealed class Figure(DrawnStage stage)
    {
        private readonly Block _block = Block.Of(stage.Stage.Operation);

        /// <summary>How far it reaches to the right of its middle, with the name beside it.</summary>
        public double Reach => stage.IsModule ? (Width / 2) + 5 : (_block.Width / 2) + 8 + Svg.WidthOf(stage.Stage.Name);

        public double Width => Math.Max(_block.Width, stage.IsModule ? Svg.WidthOf(stage.Title) * 1.06 : 0) + (stage.IsModule ? 2 * Padding : 0);

        public double Height => _block.Height + (stage.IsModule ? TitleHeight + (2 * Padding) : 0);

        public void Draw(Svg svg, double x, double y)
        {
            bool isWrong = stage.Wrong.Count > 0;
            if (!stage.IsModule)
            {
                _block.Draw(svg, x + ((Width - _block.Width) / 2), y);
                if (isWrong) svg.Box(x + ((Width - _block.Width) / 2) - 2, y - 2, _block.Width + 4, _block.Height + 4, "none", Red, line: 2);
                // The name beside the box, where it says more than the box.
                svg.Text(x + ((Width - _block.Width) / 2) + _block.Width + 8, y + 17, stage.Stage.Name, "start", fill: "#888888", size: 11);
                return;
            }

            double middle = x + (Width / 2), top = y + TitleHeight + Padding;
            if (stage.Copies > 1) svg.Box(x + 5, y + 5, Width, Height, "#f4f4f4", "#999999", radius: 8);
            svg.Box(x, y, Width, Height, "#fafafa", isWrong ? Red : "#999999", radius: 8, line: isWrong ? 2 : 1);
            svg.Text(x + Padding, y + 16, stage.Title, "start", fill: isWrong ? Red : "#222222", isBold: true);
            svg.Line(false, (middle, y + TitleHeight), (middle, top));
            _block.Draw(svg, middle - (_block.Width / 2), top);
            svg.Line(false, (middle, top + _block.Height), (middle, y + Height));
        }
    }
}
