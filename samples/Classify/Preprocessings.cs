using System;
using InceptionGen;

namespace Classify;

/// <summary>Which preprocessing goes with which weights.</summary>
internal static class Preprocessings
{
    /// <summary>The word for what the network's table says.</summary>
    public const string OfTable = "table";

    // The formula's reference values were computed with it.
    private const string OfSyntheticWeights = "rgb / 127.5 - 1";

    /// <summary>The preprocessing asked for, or else the one the weights were made for.</summary>
    public static Preprocessing Choose(Arguments arguments, NetworkDescription network) => Preprocessing.Parse(arguments.Preprocess switch
    {
        OfTable => network.Preprocessing,
        null when arguments.Weights == Arguments.Synthetic => OfSyntheticWeights,
        null => network.Preprocessing,
        string text => text,
    });

    /// <summary>The text, if it is a preprocessing or stands for one.</summary>
    /// <exception cref="ArgumentsException">It is not a formula.</exception>
    public static string Check(string text)
    {
        try
        {
            return text == OfTable ? text : Preprocessing.Parse(text).ToString();
        }
        catch (FormatException exception)
        {
            throw new ArgumentsException(exception.Message);
        }
    }
}
