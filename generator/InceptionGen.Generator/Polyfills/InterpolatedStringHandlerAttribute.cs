namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for to build interpolated string handlers on netstandard2.0.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
internal sealed class InterpolatedStringHandlerAttribute : Attribute;
