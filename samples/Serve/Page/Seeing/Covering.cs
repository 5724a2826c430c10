using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen;
using InceptionGen.Imaging;

namespace Serve.Page.Seeing;

/// <summary>What a grey square does to a class's score, wherever it covers the photo: where the score falls, the network had looked (Zeiler and Fergus, arXiv 1311.2901).</summary>
/// <param name="Side">Pixels of the square's side.</param>
/// <param name="Step">Pixels from a square to the next.</param>
/// <param name="Columns">Squares in a row.</param>
/// <param name="Rows">Rows of squares.</param>
internal sealed record Covering(int Side, int Step, int Columns, int Rows)
{
    private const byte Grey = 128;

    /// <summary>13 x 13 squares, each a seventh of the photo wide.</summary>
    public static Covering Of(MapShape input)
    {
        int side = Math.Max(2, Math.Min(input.Width, input.Height) / 7), step = Math.Max(1, side / 2);
        return new(side, step, ((input.Width - side) / step) + 1, ((input.Height - side) / step) + 1);
    }

    /// <summary>All squares, first few that stand for their neighbours, then those between them, so that the whole is seen early.</summary>
    public IEnumerable<(int Column, int Row, int Reach)> Places()
    {
        const int coarsest = 4;
        for (int reach = coarsest; reach >= 1; reach /= 2)
        {
            for (int row = 0; row < Rows; row += reach)
            {
                for (int column = 0; column < Columns; column += reach)
                {
                    bool wasDone = reach < coarsest && row % (2 * reach) == 0 && column % (2 * reach) == 0;
                    if (!wasDone) yield return (column, row, reach);
                }
            }
        }
    }

    /// <summary>The score of a class while a square is covered.</summary>
    /// <param name="network">The network.</param>
    /// <param name="photo">The photo in the network's size.</param>
    /// <param name="column">Which square of its row.</param>
    /// <param name="row">Which row of squares.</param>
    /// <param name="place">The class.</param>
    public float ScoreWithout(Network network, RgbImage photo, int column, int row, int place)
    {
        byte[] pixels = photo.Rgb.ToArray();
        for (int y = row * Step; y < (row * Step) + Side; y++) pixels.AsSpan(((y * photo.Width) + (column * Step)) * 3, Side * 3).Fill(Grey);
        using LookingSession.Lease lease = LookingSession.RentPlain(network);
        lease.Session.Run(pixels);
        return lease.Session.Output[place];
    }
}
