using System;
using System.ComponentModel;
using System.Linq;
using System.Reflection;
using Xunit;

namespace InceptionGen.Runtime.Tests;

/// <summary>What users see of the runtime is in one namespace. What is public for generated code alone is elsewhere, and editors do not offer it.</summary>
public sealed class PublicTypesTests
{
    private static readonly Type[] ForGeneratedCode = [.. typeof(Network).Assembly.GetExportedTypes().Where(type => type.Namespace != nameof(InceptionGen))];

    [Fact]
    public void Editors_do_not_offer_what_is_for_generated_code()
    {
        Assert.NotEmpty(ForGeneratedCode);
        Assert.DoesNotContain(ForGeneratedCode, type => type.GetCustomAttribute<EditorBrowsableAttribute>()?.State != EditorBrowsableState.Never);
    }

    [Fact]
    public void Generated_code_needs_few_namespaces() => Assert.Equal(
        ["InceptionGen.Execution", "InceptionGen.Kernels.Layers", "InceptionGen.Memory"],
        ForGeneratedCode.Select(type => type.Namespace).Distinct().Order(StringComparer.Ordinal));
}
