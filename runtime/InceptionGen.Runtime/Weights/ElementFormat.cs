namespace InceptionGen.Weights;

/// <summary>What a tensor's elements are. Those that are no floating-point numbers are known by their size only.</summary>
internal enum ElementType
{
    Float32,
    Float64,
    Float16,
    BFloat16,
    Other,
}

/// <summary>A type of elements, as a file names it.</summary>
/// <param name="Name">"F32".</param>
/// <param name="Size">Bytes of one element.</param>
/// <param name="Type">What it is.</param>
/// <param name="IsBigEndian">Whether its most significant byte comes first.</param>
internal readonly record struct ElementFormat(string Name, int Size, ElementType Type, bool IsBigEndian = false);
