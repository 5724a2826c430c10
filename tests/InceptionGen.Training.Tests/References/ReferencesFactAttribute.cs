using System;
using Xunit;

namespace InceptionGen.Training.Tests.References;

/// <summary>A test that needs a folder of references, which an environment variable names.</summary>
internal sealed class ReferencesFactAttribute : FactAttribute
{
    private const string Variable = "INCEPTIONGEN_TRAINING_REFERENCES";

    public ReferencesFactAttribute()
    {
        if (Folder is null) Skip = $"{Variable} does not name a folder of training references.";
    }

    public static string? Folder => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null;
}
