using System;
using System.CommandLine;
using System.Linq;

namespace InceptionGen.Tool.Commands;

/// <summary>Options whose value is one of a few words.</summary>
internal static class Lowercase
{
    /// <summary>An option that takes the names of an enumeration in lower case, and nothing else.</summary>
    public static Option<string> Option<T>(string name, string description, T otherwise) where T : struct, Enum
    {
        string[] words = [.. Enum.GetNames<T>().Select(word => word.ToLowerInvariant())];
        var option = new Option<string>(name)
        {
            Description = description,
            HelpName = string.Join('|', words),
            DefaultValueFactory = _ => otherwise.ToString().ToLowerInvariant(),
        };
        option.AcceptOnlyFromAmong(words);
        return option;
    }

    /// <summary>The value that such an option has.</summary>
    public static T Value<T>(this ParseResult parsed, Option<string> option) where T : struct, Enum => Enum.Parse<T>(parsed.GetValue(option)!, ignoreCase: true);
}
