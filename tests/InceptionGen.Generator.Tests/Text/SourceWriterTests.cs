using System;
using System.Globalization;
using InceptionGen.Generator.Text;
using Xunit;

namespace InceptionGen.Generator.Tests.Text;

public sealed class SourceWriterTests
{
    [Fact]
    public void Blocks_indent_and_close_themselves()
    {
        var writer = new SourceWriter();
        using (writer.Block("class C"))
        {
            using (writer.Block("int[] Sizes = new[]", ";"))
                writer.Line("1,");
            writer.Line();
            using (writer.Indented())
                writer.Line("// inside");
        }

        Assert.Equal("class C\n{\n    int[] Sizes = new[]\n    {\n        1,\n    };\n\n        // inside\n}\n", writer.ToString());
    }

    [Fact]
    public void Raw_strings_are_indented_line_by_line_without_trailing_blanks()
    {
        var writer = new SourceWriter();
        using (writer.Block("{"))
            writer.Line("if (x)\r\n\n    return;  \n");

        Assert.Equal("{\n{\n    if (x)\n\n        return;\n\n}\n", writer.ToString());
    }

    [Fact]
    public void Numbers_do_not_depend_on_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // Swedish writes U+2212 for a minus.
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
            var writer = new SourceWriter();
            int padding = -1;
            writer.Line($"x = {padding}; // {"text"}{'c'}");
            Assert.Equal("x = -1; // textc\n", writer.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void An_open_block_is_a_mistake_of_the_emitter()
    {
        var writer = new SourceWriter();
        writer.Block("class C");
        Assert.Throws<InvalidOperationException>(() => writer.ToSourceText());
    }
}
