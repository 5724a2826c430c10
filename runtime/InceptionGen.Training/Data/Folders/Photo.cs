namespace InceptionGen.Training.Data.Folders;

/// <summary>A photo, decoded and resized.</summary>
/// <param name="Name">Its file, from the folder on.</param>
/// <param name="Label">Its class.</param>
/// <param name="Bytes">Its pixels (H, W, C).</param>
internal readonly record struct Photo(string Name, int Label, byte[] Bytes);
