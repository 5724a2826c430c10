using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;

namespace InceptionGen.Tool.Commands;

/// <summary>Options whose value is one of a few words.</summary>
internal static class Lowercase
{
    /// <summary>Lets an option take the names of an enumeration in lower case, and nothing else.</summary>
    public static void Values<T>(Option<T> option) where T : struct, Enum
    {
        string[] words = [.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())];
        option.AcceptOnlyFromAmong(words);
        option.CustomParser = result => Enum.Parse<T>(result.Tokens[0].Value, ignoreCase: true);
        option.HelpName = string.Join('|', words);
    }
}
