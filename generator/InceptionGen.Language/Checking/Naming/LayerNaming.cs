using System.Text;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Naming;

/// <summary>Names the layers of one table, in its order: by its names table, else by their rows and columns.</summary>
internal sealed class LayerNaming(TableDocument? names)
{
    private int convolutions, linears;

    /// <summary>Null if the table has none. It reports its own mistakes.</summary>
    public NamesTable? Table { get; } = names is null ? null : NamesTable.Read(names, new DiagnosticBag());

    /// <summary>The tensors of the next layer.</summary>
    public TensorNames NameOf(StageName stage, ConvolutionSpec layer)
    {
        int number = layer.IsLinear ? ++linears : ++convolutions;
        LayerName name = Table?.NameOf(stage.Text, layer.Column, number) ?? DefaultName(stage, layer.Column);
        return (Table?.Patterns ?? TensorPatterns.Usual).Of(layer, name);
    }

    /// <summary>"inception_3a/3x3_reduce", as Caffe calls it.</summary>
    private static LayerName DefaultName(StageName stage, string column)
    {
        string row = Plain(stage.Text);
        if (row.Length == 0) row = stage.Identifier;
        string rest = Plain(column);
        string name = rest.Length == 0 ? row : row + "/" + rest;
        return new LayerName(name, name);
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char character in text)
        {
            if (char.IsLetterOrDigit(character) || character is '.' or '-' or '/') plain.Append(character);
            else if (plain.Length > 0 && plain[plain.Length - 1] is not ('_' or '/')) plain.Append('_');
        }

        return plain.ToString().TrimEnd('_');
    }
}
