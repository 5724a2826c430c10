using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Model;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Drawing;

/// <summary>A part of a picture: an operation, or what it consists of. Data enters at the middle of its top and leaves at the middle of its bottom.</summary>
internal abstract record Block(double Width, double Height)
{
    protected const double Gap = 16, Between = 12, BoxHeight = 26;

    public abstract void Draw(Svg svg, double x, double y);

    public static Block Of(OperationSpec operation) => operation switch
    {
        SequenceSpec { Operations.Count: 0 } => new Wire(),
        SequenceSpec { Operations.Count: 1 } sequence => Of(sequence.Operations[0]),
        SequenceSpec sequence => new Stack([.. sequence.Operations.Select(Of)]),
        ConcatSpec concat => new Branches([.. concat.Branches.Select(Of)], concat),
        ResidualSpec residual => new Shortcut(Of(residual.Body), residual),
        _ => new Box(OperationLabel.Of(operation), OperationLabel.ColourOf(operation)),
    };

    private sealed record Wire() : Block(20, BoxHeight)
    {
        public override void Draw(Svg svg, double x, double y) => svg.Line(false, (x + (Width / 2), y), (x + (Width / 2), y + Height));
    }

    private sealed record Box(string Label, string Colour) : Block(Svg.WidthOf(Label) + 16, BoxHeight)
    {
        public override void Draw(Svg svg, double x, double y)
        {
            svg.Box(x, y, Width, Height, Colour);
            svg.Text(x + (Width / 2), y + 17, Label);
        }
    }

    private sealed record Stack(IReadOnlyList<Block> Parts) : Block(Parts.Max(part => part.Width), Parts.Sum(part => part.Height) + (Gap * (Parts.Count - 1)))
    {
        public override void Draw(Svg svg, double x, double y)
        {
            double middle = x + (Width / 2);
            foreach (Block part in Parts)
            {
                if (part != Parts[0])
                {
                    svg.Line(true, (middle, y), (middle, y + Gap));
                    y += Gap;
                }

                part.Draw(svg, middle - (part.Width / 2), y);
                y += part.Height;
            }
        }
    }

    /// <summary>Branches side by side, and the join that puts their channels in order.</summary>
    private sealed record Branches(IReadOnlyList<Block> Parts, ConcatSpec Concat)
        : Block(Math.Max(Parts.Sum(part => part.Width) + (Between * (Parts.Count - 1)), Svg.WidthOf(JoinOf(Concat)) + 16), Gap + Parts.Max(part => part.Height) + Gap + BoxHeight)
    {
        private static string JoinOf(ConcatSpec concat) => "concat " + string.Join(" + ", concat.Branches.Select(branch => branch.Output.Channels));

        public override void Draw(Svg svg, double x, double y)
        {
            double middle = x + (Width / 2), join = y + Height - BoxHeight, tallest = Parts.Max(part => part.Height);
            double left = x + ((Width - Parts.Sum(part => part.Width) - (Between * (Parts.Count - 1))) / 2);
            double fork = y + (Gap / 3);
            svg.Line(false, (middle, y), (middle, fork));
            foreach (Block part in Parts)
            {
                double centre = left + (part.Width / 2), top = y + Gap;
                svg.Line(part is not Wire, (middle, fork), (centre, fork), (centre, top));
                // Short branches end at the join, as in the figures.
                part.Draw(svg, left, top);
                svg.Line(true, (centre, top + part.Height), (centre, y + Gap + tallest + Gap));
                left += part.Width + Between;
            }

            svg.Box(x, join, Width, BoxHeight, "#c5e3c0");
            svg.Text(middle, join + 17, JoinOf(Concat));
        }
    }

    /// <summary>A body that is added to what it reads.</summary>
    private sealed record Shortcut(Block Body, ResidualSpec Residual) : Block(Math.Max(Body.Width, Svg.WidthOf(SumOf(Residual)) + 16) + 28, Gap + Body.Height + Gap + BoxHeight)
    {
        private static string SumOf(ResidualSpec residual) =>
            (residual.Scale is "1" or "1.0" ? "+" : "+ scaled by " + residual.Scale) + (residual.Activation == Spec.Activation.None ? "" : ", " + residual.Activation.ToString().ToLowerInvariant());

        public override void Draw(Svg svg, double x, double y)
        {
            double middle = x + (Width / 2), sum = y + Height - BoxHeight, fork = y + (Gap / 3), side = x + 6, sumWidth = Svg.WidthOf(SumOf(Residual)) + 16;
            svg.Line(true, (middle, y), (middle, y + Gap));
            svg.Line(true, (middle, fork), (side, fork), (side, sum + (BoxHeight / 2)), (middle - (sumWidth / 2), sum + (BoxHeight / 2)));
            Body.Draw(svg, middle - (Body.Width / 2), y + Gap);
            svg.Line(true, (middle, y + Gap + Body.Height), (middle, sum));
            svg.Box(middle - (sumWidth / 2), sum, sumWidth, BoxHeight, "#c5e3c0", radius: 13);
            svg.Text(middle, sum + 17, SumOf(Residual));
        }
    }
}
