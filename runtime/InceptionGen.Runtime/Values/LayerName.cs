using System.Text;

#if INCEPTIONGEN_LANGUAGE
namespace InceptionGen.Language.Model;
#else
namespace InceptionGen;
#endif

/// <summary>What weight files call a layer, and the batch norm after it.</summary>
internal readonly record struct LayerName(string Weight, string BatchNorm)
{
    /// <summary>The name of a layer that no names table names, after its row and column: "inception_3a/3x3_reduce", as Caffe calls it.</summary>
    /// <param name="row">What the table calls the row.</param>
    /// <param name="identifier">The row's name as an identifier, for a row without letters or digits.</param>
    /// <param name="column">The layer's column; empty if the row is the layer.</param>
    public static LayerName Default(string row, string identifier, string column)
    {
        string plain = Plain(row), rest = Plain(column);
        if (plain.Length == 0) plain = identifier;
        string name = rest.Length == 0 ? plain : plain + "/" + rest;
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
