namespace System.Diagnostics.CodeAnalysis;

/// <inheritdoc cref="NotNullWhenAttribute"/>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class MaybeNullWhenAttribute(bool returnValue) : Attribute
{
    public bool ReturnValue { get; } = returnValue;
}
