using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Naming;

/// <summary>Checks a names table by itself. Whether its rules fit a network is judged with that network.</summary>
internal static class NamesChecker
{
    public static EquatableArray<DiagnosticInfo> Check(TableDocument document)
    {
        var diagnostics = new DiagnosticBag();
        NamesTable.Read(document, diagnostics);
        return diagnostics.InOrder();
    }
}
