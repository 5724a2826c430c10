using System;
using System.IO;

namespace InceptionGen.Tool.Torch.Text;

/// <summary>Parts of generated files that are the same for every table: Python files that come with the tool.</summary>
internal static class PythonSection
{
    /// <exception cref="ArgumentException">There is no part of this name.</exception>
    public static string Of(string name)
    {
        using Stream stream = typeof(PythonSection).Assembly.GetManifestResourceStream("torch/" + name + ".py") ?? throw new ArgumentException($"No part '{name}'.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
