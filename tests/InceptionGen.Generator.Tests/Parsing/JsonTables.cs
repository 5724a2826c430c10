namespace InceptionGen.Generator.Tests.Parsing;

internal static class JsonTables
{
    /// <summary>The example of tables/README.md, with a names table.</summary>
    public const string Tiny = """
        {
          "$schema": "architecture-table.schema.json",
          "network": "Tiny",
          "input": "32x32x3",
          "columns": ["type", "patch size/stride", "output size", "#1x1", "#3x3 reduce", "#3x3", "#3x3 reduce", "#3x3", "pool proj"],
          "rows": [
            ["convolution", "3x3/2", "16x16x32"],
            { "type": "inception (a)", "output size": "16x16x64", "#1x1": 16, "#3x3 reduce": [8, 4], "#3x3": [24, 8], "pool proj": 16 },
            { "type": "Block", "output size": "16x16x48" }
          ],
          "modules": { "Block": { "rows": [ { "type": "conv", "#1x1": 16, "#3x3": 48 } ] } },
          "names": { "convolution": "*.weight", "rows": [ ["convolution", "", "conv1"], ["inception (*)", "#1x1", "inception*.branch1"] ] }
        }
        """;
}
