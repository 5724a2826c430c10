using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace InceptionGen.Generator.Tests.Harness;

/// <summary>One small network as spreadsheets, programs, pages and keyboards of many countries write it.</summary>
internal static class PastedTables
{
    public const string Directives = "# network: Pasted\n# input: 224x224x3\n# padding: same\n# pooling: ceil\n";

    public const string Rows = """
        type,patch size/stride,output size,depth,#1x1,#3x3 reduce,#3x3,#5x5 reduce,#5x5,pool proj,params
        convolution,7x7/2,112x112x64,1,,,,,,,9.2K
        max pool,3x3/2,56x56x64,0,,,,,,,
        convolution,3x3/1,56x56x192,2,,64,192,,,,112K
        max pool,3x3/2,28x28x192,0,,,,,,,
        inception (3a),,28x28x256,2,64,96,128,16,32,32,160K
        avg pool,28x28/1,1x1x256,0,,,,,,,
        linear,,1x1x1000,1,,,,,,,250K
        softmax,,1x1x1000,0,,,,,,,

        """;

    /// <summary>The table as the papers' tables are written here.</summary>
    public const string Plain = Directives + Rows;

    /// <summary>Texts that are the plain table and nothing else, by name.</summary>
    public static readonly IReadOnlyDictionary<string, string> SameText = new Dictionary<string, string>
    {
        ["semicolons"] = Directives + Rows.Replace(',', ';'),
        ["semicolons and decimal commas"] = Directives + Rows.Replace(',', ';').Replace("9.2K", "9,2K"),
        ["tabs"] = Directives + Rows.Replace(',', '\t'),
        ["wide commas"] = Directives + Rows.Replace(',', '，'),
        ["sep=,"] = "sep=,\n" + Plain,
        ["sep=;"] = "sep=;\n" + Directives + Rows.Replace(',', ';'),
        ["sep=tab"] = "SEP=\t\n" + Directives + Rows.Replace(',', '\t'),
        ["sep=^"] = "sep=^\n" + Directives + Rows.Replace(',', '^'),
        ["quoted sep="] = "\"sep=;\"\n" + Directives + Rows.Replace(',', ';'),
        ["Markdown"] = Directives + Markdown("---"),
        ["Markdown aligned"] = Directives + Markdown(":---:"),
        ["Markdown without outer bars"] = Directives + Markdown("---").Replace("| ", "|").Replace(" |\n", "\n").Replace("\n|", "\n").TrimStart('|'),
        ["Markdown in bold and code"] = Directives + Markdown("---").Replace(" type ", " **type** ").Replace(" depth ", " _depth_ ").Replace(" 9.2K ", " `9.2K` "),
        ["psql"] = Directives + Markdown("---").Replace("|---", "+---"),
        ["MySQL"] = Directives + "+---+---+\n" + Markdown("---").Replace("|---", "+---") + "+---+---+\n",
        ["box drawing"] = Directives + "┌───┬───┐\n" + Markdown("---").Replace("|---", "├───").Replace('|', '│') + "└───┴───┘\n",
        ["bars of a spreadsheet, with quotes"] = Directives + string.Join("\n", Rows.TrimEnd().Split('\n').Select(line => string.Join("|", line.Split(',').Select(cell => '"' + cell + '"')))),
        ["wide brackets"] = Plain.Replace("(3a)", "（3a）"),
        ["wide digits and signs"] = Plain.Replace("7x7/2", "７ｘ７／２").Replace(",64,96", ",６４,96").Replace("9.2K", "９．２Ｋ"),
        ["thousands in quotes"] = Plain.Replace("9.2K", "\"9,408\"").Replace("250K", "\"256,000\""),
        ["thousands with blanks"] = Plain.Replace("9.2K", "9\u00A0408").Replace("250K", "256\u202F000"),
        ["thousands with thin spaces"] = Plain.Replace("9.2K", "9\u2009408").Replace("250K", "256 000"),
        ["thousands with points"] = Plain.Replace("9.2K", "9.408").Replace("250K", "256.000"),
        ["thousands with apostrophes"] = Plain.Replace("9.2K", "9'408").Replace("250K", "256’000"),
        ["decimal comma in quotes"] = Plain.Replace("9.2K", "\"9,2K\""),
        ["small k after a blank"] = Plain.Replace("9.2K", "9.2 k").Replace("160K", "160 K"),
        ["leading zeros"] = Plain.Replace(",0,", ",00,").Replace(",64,96,128", ",064,096,0128"),
        ["stars"] = Plain.Replace("7x7", "7*7").Replace("112x112x64", "112*112*64").Replace("3x3/", "3 * 3/"),
        ["capital X"] = Plain.Replace("7x7", "7X7").Replace("28x28", "28X28"),
        ["times signs with blanks"] = Plain.Replace("1x1", "1 × 1").Replace("3x3", "3 × 3").Replace("5x5", "5 × 5").Replace("28x28x256", "28 × 28 × 256").Replace("7x7/2", "7 × 7 / 2"),
        ["Cyrillic letters"] = Plain.Replace("7x7", "7х7").Replace("56x56", "56Х56"),
        ["what cannot be seen"] = Plain.Replace("#3x3 reduce", "#3x3\u202Freduce").Replace("max pool", "max\u00A0 pool").Replace("28x28x256", "\u200B28x\u200D28x2\u200B56").Replace("linear", "lin\u00ADear"),
        ["floats of pandas"] = Plain.Replace(",0,", ",0.0,").Replace(",1,", ",1.0,").Replace(",2,", ",2.0,").Replace(",64,96,128,16,32,32", ",64.0,96.0,128.0,16.0,32.0,32.0").Replace(",64,192,", ",64.0,192.0,"),
        ["index of pandas"] = Directives + WithIndex(""),
        ["index of pandas read once more"] = Directives + WithIndex("Unnamed: 0"),
        ["row numbers"] = Directives + WithIndex("No."),
        ["index of pandas with tabs"] = Directives + WithIndex("").Replace(',', '\t'),
        ["NaN"] = WithNothing("NaN"),
        ["nan"] = WithNothing("nan"),
        ["hyphens"] = WithNothing("-"),
        ["en dashes"] = WithNothing("–"),
        ["em dashes"] = WithNothing("—"),
        ["minus signs"] = WithNothing("−"),
        ["N/A"] = WithNothing("N/A"),
        ["#N/A"] = WithNothing("#N/A"),
        ["None"] = WithNothing("None"),
        ["NULL"] = WithNothing("NULL"),
        ["<NA>"] = WithNothing("<NA>"),
        ["unit with blanks"] = Plain.Replace("patch size/stride", "patch size / stride").Replace("pool proj", "Pool +proj"),
        ["units in brackets"] = Plain.Replace("output size", "output size (HxWxC)").Replace("depth", "depth [layers]"),
        ["a line of units"] = Directives + Rows.Replace("\nconvolution,7", "\n,(px),(H×W×C),layers,filters,filters,filters,filters,filters,filters,weights\nconvolution,7"),
        ["a line of units that says so"] = Directives + Rows.Replace("\nconvolution,7", "\nunits,pixels,pixels,,,,,,,,\nconvolution,7"),
        ["headings on two lines"] = Directives + TwoLines(),
        ["line breaks in headings"] = Plain.Replace("patch size/stride", "\"patch size/\nstride\"").Replace("output size", "\"output\r\nsize\""),
        ["no blanks"] = Plain.Replace("max pool", "maxpool").Replace("avg pool", "avgpool").Replace("inception (3a)", "inception(3a)").Replace("convolution", "conv"),
        ["everything in quotes"] = Directives + string.Join("\n", Rows.TrimEnd().Split('\n').Select(line => string.Join(",", line.Split(',').Select(cell => '"' + cell + '"')))),
        ["single quotes"] = Directives + string.Join("\n", Rows.TrimEnd().Split('\n').Select(line => string.Join(",", line.Split(',').Select(cell => '\'' + cell + '\'')))),
        ["formulas of Excel"] = Directives + WithFormulas("=\"{0}\""),
        ["formulas of Excel in quotes"] = Directives + WithFormulas("\"=\"\"{0}\"\"\""),
        ["a caption"] = "Table 1: my incarnation of the network,,,,,,,,,,\n" + Plain,
        ["a caption with commas"] = "Table 1: GoogLeNet, as printed, in our incarnation\n" + Plain,
        ["a caption below the directives"] = Directives + "Table 1\n\n" + Rows,
        ["heading groups"] = Directives + ",,sizes,,filters,filters,,,,,\n" + Rows,
        ["commas after comments"] = "# network: Pasted,,,,,,,,,,\n# input: 224x224x3,,,,,,,,,,\n# padding: same,,,\n# pooling: ceil,\n" + Rows + ",,,,,,,,,,\n",
        ["semicolons after comments"] = ("# network: Pasted;;;;;;;;;;\n# input: 224x224x3;;;;;;;;;;\n# padding: same;;;\n# pooling: ceil;\n" + Rows + ",,,,,,,,,,\n").Replace(',', ';'),
        ["Keras"] = Plain.Replace("convolution", "Conv2D").Replace("max pool", "MaxPooling2D").Replace("avg pool,28x28/1", "GlobalAveragePooling2D,").Replace("linear", "Dense").Replace("softmax", "Softmax"),
        ["Keras with windows"] = Plain.Replace("convolution", "Convolution2D").Replace("avg pool", "AveragePooling2D").Replace("linear", "fully-connected"),
        ["PyTorch"] = Plain.Replace("convolution", "Conv2d").Replace("max pool", "MaxPool2d").Replace("avg pool", "AvgPool2d").Replace("linear", "Linear"),
        ["PyTorch adaptive"] = Plain.Replace("avg pool,28x28/1", "AdaptiveAvgPool2d,").Replace("linear", "fc"),
        ["Caffe"] = Plain.Replace("linear", "InnerProduct").Replace("convolution", "convolutional layer"),
    };

    public static string Markdown(string alignment)
    {
        string[][] lines = [.. Rows.TrimEnd().Split('\n').Select(line => line.Split(','))];
        IEnumerable<string> text = lines.Select(cells => "| " + string.Join(" | ", cells) + " |");
        string rule = "|" + string.Join("|", lines[0].Select(_ => alignment)) + "|";
        return string.Join("\n", [text.First(), rule, .. text.Skip(1)]) + "\n";
    }

    /// <summary>The table read from bytes, as the compiler reads a file: what is not UTF-8 becomes U+FFFD.</summary>
    public static SourceText Read(byte[] bytes) => SourceText.From(new MemoryStream(bytes), new UTF8Encoding(false));

    private static string WithIndex(string heading) =>
        string.Join("\n", Rows.TrimEnd().Split('\n').Select((line, index) => (index == 0 ? heading : (index - 1).ToString()) + "," + line));

    private static string WithNothing(string nothing) =>
        Directives + string.Join("\n", Rows.TrimEnd().Split('\n').Select(line => string.Join(",", line.Split(',').Select(cell => cell.Length == 0 ? nothing : cell))));

    private static string WithFormulas(string format) => string.Join("\n", Rows.TrimEnd().Split('\n').Select((line, index) => index == 0 ? line
        : string.Join(",", line.Split(',').Select((cell, column) => column == 0 || cell.Length == 0 ? cell : string.Format(format, cell)))));

    private static string TwoLines() => Rows.Replace(
        Rows[..Rows.IndexOf('\n')],
        "type,patch size/,output,depth,#1x1,#3x3,#3x3,#5x5,#5x5,pool,params\n,stride,size,,,reduce,,reduce,,proj,");
}
