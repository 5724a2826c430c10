using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;

namespace InceptionGen.Language.Checking.Modules;

/// <summary>A module whose own name has a slip, where the row that uses it spells it right.</summary>
internal static class MisspeltModule
{
    /// <summary>Words with which the papers' modules begin.</summary>
    private static readonly string[] Usual = ["inception", "reduction", "stem", "mixed", "block", "figure"];

    /// <summary>The fix that gives the module the row's name; null if the row is rather the one that is misspelt.</summary>
    /// <param name="name">What the row calls it.</param>
    /// <param name="module">The module's name.</param>
    public static Fix? RenamedTo(string name, string module, ModuleTables modules)
    {
        if (!IsWord(name) || IsWord(module) || modules.InFile(module) is not { } document) return null;
        return Fix.Write("Rename the module to '" + name + "'", document.NameLocation, name);

        bool IsWord(string text) =>
            Usual.Contains(FirstWord(text), StringComparer.OrdinalIgnoreCase) || modules.Names.Any(other => other != module && string.Equals(FirstWord(other), FirstWord(text), StringComparison.OrdinalIgnoreCase));
    }

    private static string FirstWord(string name) => new([.. name.TakeWhile(char.IsLetter)]);
}
