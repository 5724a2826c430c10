using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing;

/// <summary>What the user says of a model that the model does not.</summary>
/// <param name="Name">The network's name; null for one after the file.</param>
/// <param name="Input">The image's size; null for the model's.</param>
/// <param name="Preprocess">How bytes become the model's input; null if nobody says.</param>
internal sealed record ImportOptions(string? Name = null, Spec.Shape? Input = null, string? Preprocess = null);
