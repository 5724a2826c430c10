using System;
using System.Runtime.CompilerServices;
using InceptionGen.Memory;

namespace InceptionGen.Kernels.Simd;

/// <summary>Vectors of one float, for processors without vectors and for what remains of a row.</summary>
internal readonly unsafe struct SimdScalar : ISimd<float>
{
    public static int Lanes => 1;

    public static bool HasManyRegisters => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Load(float* source) => *source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* destination, float value) => *destination = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Broadcast(float value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Add(float left, float right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Subtract(float left, float right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Multiply(float left, float right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Divide(float left, float right) => left / right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SquareRoot(float value) => MathF.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exp(float value) => MathF.Exp(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MultiplyAdd(float left, float right, float addend) =>
        Simd128.HasFusedMultiplyAdd ? float.MultiplyAddEstimate(left, right, addend) : (left * right) + addend;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(float left, float right) => MathF.Max(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float AtLeast(float mask, float value) =>
        BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(value) & BitConverter.SingleToUInt32Bits(mask)) < Negligible.Bound ? 0 : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float AtMost(float most, float value) => value > most ? most : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float WhereGreater(float left, float right, float value) => left > right ? value : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float WhereEqual(float left, float right, float value) => left == right ? value : 0;
}
