namespace InceptionGen.Generator.Diagnostics;

/// <summary>
/// Every diagnostic of the product. ING0xx: files, headers and directives; ING1xx: cells by themselves. Each has a page under generator/docs.
/// </summary>
internal static partial class Descriptors
{
    private const string Category = "InceptionGen";
    private const string Docs = "https://github.com/InceptionGen/InceptionGen/blob/main/generator/docs/";
}
