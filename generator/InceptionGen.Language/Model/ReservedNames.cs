using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Language.Model;

/// <summary>Names that a stage or class cannot have, since every generated class has members of those names already.</summary>
internal static class ReservedNames
{
    // A tap is a static property of the network's class, and its stage a method of the class's session.
    private static readonly HashSet<string> Members = new(StringComparer.OrdinalIgnoreCase)
    {
        "Equals", "GetHashCode", "GetType", "ToString", "Finalize", "MemberwiseClone", "ReferenceEquals",
        "InputHeight", "InputWidth", "InputChannels", "Classes", "ClassNames", "Parameters", "MultiplyAdds", "WorkspaceBytes",
        "Description", "Describe", "Plan", "Tune", "Load", "CreateSession", "Session", "Layers", "Network", "Architecture", "WeightBytes", "HasAuxiliaryClassifiers",
        "Run", "Forward", "RunUntil", "RunStage", "Output", "Logits", "Probabilities", "Tap", "Values", "NewTensor", "View", "ByHand",
        "Batch", "Threads", "AllocatedBytes", "CollectTimings", "StageTicks", "Dispose",
    };

    /// <summary>Whether a stage of the class must be called something else: a member of this name exists, or it is the class's own name.</summary>
    public static bool IsTakenForStage(string identifier, string className) =>
        Members.Contains(identifier) || string.Equals(identifier, className, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a class must be called something else: it would be its own member, or one of the feature maps' types (Map28x28x192).</summary>
    public static bool IsTakenForClass(string identifier) => Members.Contains(identifier) || IsMapType(identifier);

    private static bool IsMapType(string identifier) =>
        identifier.StartsWith("Map", StringComparison.OrdinalIgnoreCase)
        && identifier.Skip(3).All(character => character is 'x' or 'X' or (>= '0' and <= '9'));
}
