using System.Text;
using InceptionGen.Generator.Tests.Harness;
using Xunit;

namespace InceptionGen.Generator.Tests.Snapshots;

/// <summary>An editor parses the generated code at every key in a table, so its size is a part of the editor's latency.</summary>
public sealed class SizeTests
{
    [Theory]
    [InlineData("googlenet", 40_500)]
    [InlineData("inception_resnet_v2", 98_000)]
    public void Generated_code_stays_small(string table, int mostBytes) =>
        Assert.InRange(Encoding.UTF8.GetByteCount(GeneratorRun.Of(Tables.Shipped(table)).Source), 1, mostBytes);
}
