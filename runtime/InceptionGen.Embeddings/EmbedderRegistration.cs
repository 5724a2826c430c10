namespace InceptionGen.Embeddings;

/// <summary>A model that is an embedder, as the program's services list it.</summary>
/// <param name="Name">The model's name.</param>
internal sealed record EmbedderRegistration(string Name);
