namespace System.Diagnostics.CodeAnalysis;

/// <summary>What the compiler's null analysis asks for on netstandard2.0.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class NotNullWhenAttribute(bool returnValue) : Attribute
{
    public bool ReturnValue { get; } = returnValue;
}
