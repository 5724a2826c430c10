using System;
using System.Linq;
using System.Reflection;
using Xunit;

namespace InceptionGen.Runtime.Tests;

/// <summary>A record prints its public properties. The compiler writes that also for a ref struct, which cannot be printed: code that is not valid, of
/// which Native AOT warns in every project that uses the runtime.</summary>
public sealed class RecordTests
{
    [Fact]
    public void No_record_prints_what_cannot_be_printed()
    {
        Type[] records = [.. typeof(Network).Assembly.GetTypes().Where(IsRecord)];
        Assert.NotEmpty(records);
        Assert.Contains(typeof(WithSpan), typeof(RecordTests).Assembly.GetTypes().Where(IsRecord).Where(type => Unprintable(type).Length > 0));
        Assert.Empty(records.SelectMany(Unprintable));
    }

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not null;

    private static string[] Unprintable(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.PropertyType.IsByRefLike || property.PropertyType.IsPointer)
            .Select(property => $"{type}.{property.Name}"),
    ];

    private sealed record WithSpan(int[] Numbers)
    {
        public ReadOnlySpan<int> Span => Numbers;
    }
}
