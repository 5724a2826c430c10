using System.IO;
using InceptionGen.Training.Tests.Data;
using Xunit;

namespace InceptionGen.Training.Tests.References;

/// <summary>Every file of the folder that an environment variable names, in the formats of the small ones that are in the project.</summary>
public sealed partial class TrainingReferenceTests
{
    [ReferencesFact]
    public void Warped_images_are_those_of_the_references()
    {
        string[] files = Directory.GetFiles(ReferencesFactAttribute.Folder!, "*warps*.json");
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            WarpReference reference = WarpReference.Read(file);
            Assert.NotEmpty(reference.Cases);
            Assert.All(reference.Cases, one => Assert.True(one.Error() <= WarpReference.Bound, $"{Path.GetFileName(file)}, {one.Name}: {one.Error()}"));
        }
    }
}
