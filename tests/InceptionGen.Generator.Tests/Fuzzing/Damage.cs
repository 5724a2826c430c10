using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Generator.Tests.Parsing;

namespace InceptionGen.Generator.Tests.Fuzzing;

/// <summary>Tables to damage, and the damage.</summary>
internal static class Damage
{
    /// <summary>What tables are made of, and what they should never hold.</summary>
    public static readonly string[] Pieces =
    [
        "\"", "\"\"", ",", "#", "# ", "# padding: same\n", "\n", "\r", "\r\n", "\u2028", "\u0085", "\uFEFF", "\0", "×", "🐈", "\ud83d", "[sic", "[sic: x]", "]",
        "{", "}", "[", "]", ":", "\\", "\\u", "null", "0", "9999999999", "1000000", "-1", "x", "/", "|", "+", "*", "(", ")", "double", "reduce", "V", "ceil", "%", "e", "1e999", "stride", "type", " ", "\t",
        ";", "sep=;\n", "| ", "|---|---|\n", "'", "=\"", "（", "３", "＊", "\u200B", "\u00A0", "\uFFFD", "{\\times}", "<td>", "&", "NaN", "—", "1,072K", "64.0", "Conv2d", "(dilation 2)", "(", "3x224x224",
        "</summary>", "class", "\" + \"", "//", "*/",
    ];

    /// <summary>The reference tables, the shipped ones and one in JSON: text by name.</summary>
    public static readonly IReadOnlyDictionary<string, string> Tables =
        Reading.PrintedTables.Concat(Directory.GetFiles(Repository.PathOf("tables"), "*.csv"))
            .ToDictionary(path => Path.GetFileName(path), File.ReadAllText)
            .Append(new("tiny.json", JsonTables.Tiny))
            .Concat(Pasted.Select(name => new KeyValuePair<string, string>(name + ".csv", PastedTables.SameText[name])))
            .ToDictionary();

    /// <summary>One of each way to part cells, and to write a header.</summary>
    private static IEnumerable<string> Pasted => ["semicolons and decimal commas", "sep=tab", "Markdown", "MySQL", "single quotes", "formulas of Excel", "index of pandas", "headings on two lines", "line breaks in headings", "a caption", "em dashes"];

    /// <summary>Replaces, inserts, removes or doubles a few pieces of a text.</summary>
    public static string Of(string text, Random random)
    {
        var damaged = new StringBuilder(text);
        for (int count = random.Next(1, 6); count > 0; count--)
        {
            int position = random.Next(damaged.Length + 1), length = Math.Min(random.Next(12), damaged.Length - position);
            string piece = random.Next(4) == 0 ? damaged.ToString(position, length) : Pieces[random.Next(Pieces.Length)];
            if (random.Next(2) == 0) damaged.Remove(position, length);
            damaged.Insert(position, piece);
        }

        return random.Next(20) == 0 ? damaged.ToString(0, random.Next(damaged.Length + 1)) : damaged.ToString();
    }

    /// <summary>Runs a check and says on which text it failed, as a C# literal.</summary>
    public static void Naming(string text, Action check)
    {
        try
        {
            check();
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException("Failed on: " + Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true), exception);
        }
    }
}
