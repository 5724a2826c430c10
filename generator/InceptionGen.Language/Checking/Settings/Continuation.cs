using System;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Settings;

/// <summary>The network whose rows come before a table's own: "# continues: inception_v3_keras.csv until mixed7" (tables/README.md, section 3).</summary>
/// <param name="File">The other table's file name.</param>
/// <param name="Until">The stage where it stops; empty for the last one before its classifier.</param>
internal sealed record Continuation(string File, string Until)
{
    public const string Key = "continues";

    private const string UntilWord = " until ";

    /// <summary>What the table says; null if it continues no other.</summary>
    public static Continuation? Of(TableDocument document)
    {
        if (TableSettings.Find(document, Key) is not { } directive) return null;

        int until = Spelling.Normalize(directive.Value).IndexOf(UntilWord, StringComparison.Ordinal);
        return until < 0
            ? new Continuation(directive.Value, "")
            : new Continuation(directive.Value.Substring(0, until).Trim(), directive.Value.Substring(until + UntilWord.Length).Trim());
    }
}
