using InceptionGen.Algorithms;

namespace InceptionGen.Runtime.Tests.Kernels;

public sealed class MachineTests
{
    // CPUID leaf 1 in EAX: extended family and model, family, model and stepping.
    [Theory]
    [InlineData("GenuineIntel", 0x00050654, "Intel Skylake server")]
    [InlineData("GenuineIntel", 0x00050657, "Intel Skylake server")]
    [InlineData("GenuineIntel", 0x000606A6, "Intel Skylake server")]
    [InlineData("GenuineIntel", 0x000806F8, "Intel Sapphire Rapids")]
    [InlineData("GenuineIntel", 0x000C06F2, "Intel Sapphire Rapids")]
    [InlineData("AuthenticAMD", 0x00A10F11, "AMD Zen 4")]
    [InlineData("HygonGenuine", 0x00900F02, "AMD Zen 4")]
    public void A_processor_belongs_to_a_family(string vendor, int signature, string family) => Assert.Equal(family, Processor.FamilyOf(vendor, signature).Name);

    [Fact]
    public void Narrower_vectors_compute_less_and_read_as_much()
    {
        Machine wide = MachineFamilies.Skylake, narrow = wide.With(8);
        Assert.Equal((8, wide.MultiplyAddsPerMillisecond / 2, wide.TransformedFloatsPerMillisecond / 2), (narrow.Lanes, narrow.MultiplyAddsPerMillisecond, narrow.TransformedFloatsPerMillisecond));
        Assert.Equal((wide.WeightBytesPerMillisecond, wide.RereadBytesPerMillisecond), (narrow.WeightBytesPerMillisecond, narrow.RereadBytesPerMillisecond));
        Assert.Equal((14, 6), (wide.TileRows, narrow.TileRows));
        Assert.Equal(wide, wide.With(16));
        Assert.Equal(MachineFamilies.Zen4.MultiplyAddsPerMillisecond, MachineFamilies.Zen4.With(8).MultiplyAddsPerMillisecond);
    }

    [Fact]
    public void The_current_machine_has_the_vectors_of_the_kernels() => Assert.Equal(InceptionGen.Kernels.KernelSet.Best.Lanes, Machine.Current.Lanes);
}
