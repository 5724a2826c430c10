using InceptionGen.Generator.Diagnostics;
using InceptionGen.Generator.Parsing;

namespace InceptionGen.Generator.Checking;

/// <summary>How bytes become the network's input (tables/README.md, section 3).</summary>
internal static class Preprocessing
{
    private const string Default = "rgb / 127.5 - 1";

    public static string Read(TableDocument document, DiagnosticBag diagnostics) =>
        TableSettings.Find(document, "preprocess")?.Value ?? Default;
}
