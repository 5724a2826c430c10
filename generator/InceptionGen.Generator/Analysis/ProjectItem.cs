using Microsoft.CodeAnalysis;

namespace InceptionGen.Generator.Analysis;

/// <summary>A table's file, with what the project says of it as it is written there.</summary>
internal readonly record struct ProjectItem(AdditionalText Text, string Listings);
