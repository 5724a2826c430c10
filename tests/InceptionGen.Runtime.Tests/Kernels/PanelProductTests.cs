using System.Runtime.Intrinsics;
using InceptionGen.Kernels.Products;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Runtime.Tests.Kernels;

public class PanelProductTests
{
    [Fact]
    public void Tiles_cover_all_rows_and_no_others()
    {
        RequireCover<Simd512, Vector512<float>>();
        RequireCover<Simd256, Vector256<float>>();
    }

    [Fact]
    public void The_row_counts_of_small_maps_waste_little()
    {
        // 7x7 maps; the tiles of 14x14 and 7x7 maps in Winograd's algorithm; a vector.
        Assert.Equal(50, RowsComputed(49));
        Assert.Equal(16, RowsComputed(16));
        Assert.Equal(4, RowsComputed(4));
        Assert.Equal(1, RowsComputed(1));

        static int RowsComputed(int rows)
        {
            int computed = 0;
            for (int row = 0; row < rows;)
            {
                (int first, int height) = PanelProduct<Simd512, Vector512<float>>.NextTile(row, rows);
                computed += height;
                row = first + height;
            }

            return computed;
        }
    }

    private static void RequireCover<TSimd, TVector>()
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        for (int rows = 1; rows <= 100; rows++)
        {
            for (int row = 0; row < rows;)
            {
                (int first, int height) = PanelProduct<TSimd, TVector>.NextTile(row, rows);
                Assert.InRange(first, 0, row);
                Assert.InRange(first + height, row + 1, rows);
                row = first + height;
            }
        }
    }
}
