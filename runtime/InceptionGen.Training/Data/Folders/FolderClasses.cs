using System.Linq;

namespace InceptionGen.Training.Data.Folders;

/// <summary>The classes of a folder, in the order of their labels.</summary>
internal static class FolderClasses
{
    /// <summary>The names that the network expects, if it does, or those of the folders.</summary>
    /// <exception cref="TrainingDataException">There are no folders or one, they have other names, or they are not as many as the network's outputs need.</exception>
    public static string[] Of(FolderScan scan, ImageFolderOptions options)
    {
        if (scan.ClassNames.Length == 0)
        {
            string files = scan.Problems.Count == 0 ? "it is empty" : $"it has {FolderReport.Number(scan.Problems.Count, "file")}, such as {scan.Problems[0].Name}";
            throw new TrainingDataException($"{scan.Folder} has no folders ({files}): put the images of each class in a folder with the name of the class.");
        }

        if (options.ClassNames is { } expected) ClassList.RequireSame(expected, scan.ClassNames, scan.Folder);
        if (scan.ClassNames.Length == 1)
        {
            throw new TrainingDataException(
                $"{scan.Folder} has one class alone, '{scan.ClassNames[0]}': there is nothing to tell it from. Name the folder above the folders of the classes.");
        }

        if (options.Outputs is { } outputs) ClassList.RequireOutputs(outputs, scan.ClassNames, scan.Folder);
        return [.. options.ClassNames ?? scan.ClassNames];
    }
}
