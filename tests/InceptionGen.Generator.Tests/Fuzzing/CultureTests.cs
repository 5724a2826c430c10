using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using InceptionGen.Generator.Tests.Parsing;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;
using Xunit;

namespace InceptionGen.Generator.Tests.Fuzzing;

public sealed class CultureTests
{
    private static readonly string[] Mistakes =
    [
        "TYPE,#9999999999X1,#3X3 REDUC,INITIAL\nINCEPTION (I),1,2,3,4,5 [sic]\n",
        "{ \"rows\": [{ \"type\": \"INCEPTION\", \"OPS\": [1.5, -2], \"TİTLE\": 1 }], \"PADDİNG\": 1 }",
    ];

    /// <summary>Decimal commas; U+2212 for minus; i without its dot; Persian digits.</summary>
    [Theory]
    [InlineData("de-DE")]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    public void Tables_mean_the_same_everywhere(string culture)
    {
        List<ReadResult> expected = ReadAll(CultureInfo.InvariantCulture);
        List<ReadResult> actual = ReadAll(CultureInfo.GetCultureInfo(culture));

        Assert.Equal(expected, actual);
        Assert.Equal(Messages(expected), Messages(actual));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    public void Cells_mean_the_same_everywhere(string culture) =>
        Assert.Equal(In(CultureInfo.InvariantCulture, Cells), In(CultureInfo.GetCultureInfo(culture), Cells));

    private static List<string> Cells() =>
    [
        CellParser.Size("28X28x256").ToString(),
        CellParser.PrintedCount("2.75K").Value!.Value.ToString(CultureInfo.InvariantCulture),
        CellParser.PrintedCount("163,328").Value!.Value.ToString(CultureInfo.InvariantCulture),
        CellParser.Size("1000001x1x1").Problem!.Detail,
        CellParser.Rate("12.5%").Value!.Text,
        CellParser.Normalization("BATCH NORM (EPSILON 0.001)").Value!.BatchNorm!.Epsilon,
        CellParser.RowType("3×INCEPTION").Value!.Kind.ToString(),
        PreprocessingFormula.Parse("RGB / 127.5 - 1").Value!.ToString(),
    ];

    private static List<ReadResult> ReadAll(CultureInfo culture) => In(culture, () =>
        Reading.PrintedTables.Select(path => Read(Path.GetFileName(path), File.ReadAllText(path)))
            .Append(Read("tiny.json", JsonTables.Tiny))
            .Append(Read("wrong.csv", Mistakes[0]))
            .Append(Read("wrong.json", Mistakes[1]))
            .ToList());

    private static ReadResult Read(string name, string text) => TableReader.Read(new TableSource(name, text));

    private static IEnumerable<string> Messages(IEnumerable<ReadResult> results) => results.SelectMany(result => result.Diagnostics).Select(Reading.Message);

    private static T In<T>(CultureInfo culture, System.Func<T> read)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            return read();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
