using System.Linq;
using Xunit;

namespace InceptionGen.Training.Tests.Data;

public sealed class WarpReferenceTests
{
    [Fact]
    public void Images_are_warped_as_keras_preprocessing_warps_them()
    {
        WarpReference reference = WarpReference.Read("Data/warps.json");
        Assert.Equal(["Nearest", "Constant", "Reflect", "Wrap"], reference.Cases.Select(one => one.Draw.Fill.ToString()));
        Assert.All(reference.Cases, one => Assert.InRange(one.Error(), 0, WarpReference.Bound));
    }

    [Fact]
    public void A_wrong_draw_is_seen()
    {
        WarpCase all = WarpReference.Read("Data/warps.json").Cases[0];
        WarpDraw draw = all.Draw;
        WarpDraw[] wrong =
        [
            draw with { Theta = -draw.Theta },
            draw with { Tx = draw.Ty, Ty = draw.Tx },
            draw with { Shear = -draw.Shear },
            draw with { Zx = draw.Zy, Zy = draw.Zx },
            draw with { Flip = !draw.Flip },
        ];
        Assert.All(wrong, other => Assert.InRange((all with { Draw = other }).Error(), 1, 255));
    }
}
