using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace InceptionGen.Algorithms;

/// <summary>The processor of this process: what it says of itself, and the family whose rates are taken for it.</summary>
internal static class Processor
{
    private const string Intel = "GenuineIntel";

    // Family 6; from Sapphire Rapids on, a core has 2 MB of second-level cache.
    private static readonly int[] ServersWithLargeCaches = [0x8F, 0xCF, 0xAD, 0xAE];

    /// <summary>The family of this processor.</summary>
    public static Machine Family { get; } = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 ? MachineFamilies.Arm64 : FamilyOfX86();

    /// <summary>The family of a processor of x86.</summary>
    /// <param name="vendor">Its vendor's twelve letters.</param>
    /// <param name="signature">Stepping, model and family, as leaf 1 of CPUID has them in EAX (Intel's and AMD's manuals, CPUID).</param>
    public static Machine FamilyOf(string vendor, int signature)
    {
        if (vendor != Intel) return MachineFamilies.Zen4;

        int family = (signature >> 8) & 0xF, model = ((signature >> 4) & 0xF) | ((signature >> 12) & 0xF0);
        return family == 6 && Array.IndexOf(ServersWithLargeCaches, model) >= 0 ? MachineFamilies.SapphireRapids : MachineFamilies.Skylake;
    }

    private static Machine FamilyOfX86()
    {
        // Not there on other processors, nor where hardware instructions are switched off.
        if (!X86Base.IsSupported) return MachineFamilies.Zen4;

        (_, int first, int third, int second) = X86Base.CpuId(0, 0);
        string vendor = Encoding.ASCII.GetString([.. BitConverter.GetBytes(first), .. BitConverter.GetBytes(second), .. BitConverter.GetBytes(third)]);
        return FamilyOf(vendor, X86Base.CpuId(1, 0).Eax);
    }
}
