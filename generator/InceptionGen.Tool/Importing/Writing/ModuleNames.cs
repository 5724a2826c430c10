using System.Collections.Generic;
using InceptionGen.Tool.Importing.Structure;

namespace InceptionGen.Tool.Importing.Writing;

/// <summary>Names modules as the papers do, by what they are and the order in which they come: Inception-A, Reduction-A, Inception-B.</summary>
internal sealed class ModuleNames
{
    private readonly Dictionary<string, int> _counts = [];

    /// <param name="isInner">Whether it is a branch of another module.</param>
    /// <param name="isEarly">Whether every module so far makes the grid smaller, so that it belongs to the stem.</param>
    public string Next(Module module, bool isInner, bool isEarly)
    {
        string kind = isInner ? "Branch"
            : module.Residual is not null ? (module.Branches.Count > 1 ? "Inception-ResNet" : "Block")
            : module.Output.Size == module.Input.Size ? "Inception"
            : isEarly ? "Stem" : "Reduction";
        int index = _counts.GetValueOrDefault(kind);
        _counts[kind] = index + 1;
        return $"{kind}-{(index < 26 ? ((char)('A' + index)).ToString() : NumberText.Of(index + 1))}";
    }
}
