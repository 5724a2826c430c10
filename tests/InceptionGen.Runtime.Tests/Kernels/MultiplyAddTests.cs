using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Runtime.Tests.Kernels;

public class MultiplyAddTests
{
    // The square has twice as many digits as a float: what rounding takes from it is all that is left of the sum.
    private const float Factor = 1 + (1f / 8_388_608);
    private const float Addend = -(1 + (2f / 8_388_608));
    private const float Fused = 1f / 8_388_608 / 8_388_608;

    [Fact]
    public void A_product_is_rounded_where_the_processor_has_no_fused_instruction()
    {
        float expected = Fma.IsSupported || AdvSimd.IsSupported ? Fused : 0;
        Assert.Equal(expected, SimdScalar.MultiplyAdd(Factor, Factor, Addend));
        Assert.Equal(
            Vector128.Create(expected), Simd128.MultiplyAdd(Vector128.Create(Factor), Vector128.Create(Factor), Vector128.Create(Addend)));
    }

    [Fact]
    public void Wider_vectors_are_used_only_where_products_are_fused()
    {
        // Vectors of 8 and 16 floats that .NET accelerates come with fused instructions, so that they need no other text.
        if (Vector256.IsHardwareAccelerated)
        {
            Assert.Equal(
                Vector256.Create(Fused), Simd256.MultiplyAdd(Vector256.Create(Factor), Vector256.Create(Factor), Vector256.Create(Addend)));
        }

        if (Vector512.IsHardwareAccelerated)
        {
            Assert.Equal(
                Vector512.Create(Fused), Simd512.MultiplyAdd(Vector512.Create(Factor), Vector512.Create(Factor), Vector512.Create(Addend)));
        }
    }
}
