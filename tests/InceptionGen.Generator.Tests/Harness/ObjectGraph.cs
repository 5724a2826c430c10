using System;
using System.Collections;
using System.Collections.Generic;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Xunit;

namespace InceptionGen.Generator.Tests.Harness;

/// <summary>Looks for what must not be kept between two runs of a generator: it would keep whole compilations in memory, or never be equal.</summary>
internal static class ObjectGraph
{
    public static void AssertCacheable(object? root, string step)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<object?>([root]);
        while (pending.TryPop(out object? node))
        {
            // What a file is stands in the pipeline's first step; only its text is read from it.
            if (node is null or string or Enum or Type or AdditionalText or DiagnosticDescriptor || node.GetType().IsPrimitive || !seen.Add(node)) continue;
            Assert.False(
                node is ISymbol or Compilation or SyntaxNode or SyntaxTree or Diagnostic or Location or SemanticModel,
                $"Step {step} keeps a {node.GetType().Name}.");

            if (node is IEnumerable items)
            {
                foreach (object? item in items) pending.Push(item);
            }

            foreach (FieldInfo field in FieldsOf(node.GetType())) pending.Push(field.GetValue(node));
        }
    }

    private static IEnumerable<FieldInfo> FieldsOf(Type? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                yield return field;
        }
    }
}
