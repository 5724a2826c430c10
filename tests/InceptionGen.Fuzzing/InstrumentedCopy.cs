using System;
using System.IO;
using SharpFuzz;

namespace InceptionGen.Fuzzing;

/// <summary>A copy of this program whose readers say which branches they take.</summary>
internal static class InstrumentedCopy
{
    private static readonly (string Assembly, string Namespace)[] Readers =
    [
        ("InceptionGen.Generator.dll", "InceptionGen.Generator."),
        ("InceptionGen.Imaging.dll", "InceptionGen.Imaging."),
        ("InceptionGen.Runtime.dll", "InceptionGen.Weights."),
        ("inceptiongen.dll", "InceptionGen.Tool.Importing."),
    ];

    /// <summary>Makes the copy.</summary>
    /// <returns>The path of its program.</returns>
    public static string In(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.GetFiles(AppContext.BaseDirectory)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        foreach ((string assembly, string prefix) in Readers)
            Fuzzer.Instrument(Path.Combine(folder, assembly), type => type.StartsWith(prefix, StringComparison.Ordinal), Options.Value);
        return Path.Combine(folder, typeof(InstrumentedCopy).Assembly.GetName().Name + ".dll");
    }
}
