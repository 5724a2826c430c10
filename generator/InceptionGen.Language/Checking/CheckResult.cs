using InceptionGen.Language.Checking.Networks;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking;

/// <summary>A network table judged.</summary>
/// <param name="Spec">
/// What the table says. It is made even if the table has mistakes, so that one wrong cell does not take the class away: computed values win, and a row that
/// could not be understood becomes a substitute of the shape it declares. Null if not even the input is known.
/// </param>
/// <param name="Diagnostics">Everything that is wrong with the table's meaning, in the order of its text.</param>
internal sealed record CheckResult(NetworkSpec? Spec, EquatableArray<DiagnosticInfo> Diagnostics)
{
    /// <summary>The network as its tables say it, before the project file changes it; null if it could not be read.</summary>
    public NetworkDraft? Draft { get; init; }
}
