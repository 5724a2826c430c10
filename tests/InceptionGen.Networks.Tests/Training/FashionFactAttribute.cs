using System;
using System.IO;
using Xunit;

namespace InceptionGen.Networks.Tests.Training;

/// <summary>A test on Fashion-MNIST, which takes ten minutes: an environment variable names the folder of its four files.</summary>
internal sealed class FashionFactAttribute : FactAttribute
{
    private const string Variable = "INCEPTIONGEN_FASHION_MNIST";

    public FashionFactAttribute()
    {
        if (Folder is null) Skip = $"{Variable} does not name the folder of Fashion-MNIST, such as /usr/share/datasets/fashion-mnist of Debian's dataset-fashion-mnist.";
    }

    public static string? Folder => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder && Directory.Exists(folder) ? folder : null;
}
