using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace InceptionGen.Generator.Tests.Harness;

/// <summary>Tables that are files of the repository.</summary>
internal static class Tables
{
    private const string NamesSuffix = ".names";

    /// <summary>The names of all tables that come with the package.</summary>
    public static IEnumerable<string> AllShipped => Directory.GetFiles(Repository.PathOf("tables"), "*.csv")
        .Select(path => Path.GetFileNameWithoutExtension(path))
        .Where(name => !name.EndsWith(NamesSuffix, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    /// <summary>A table that comes with the package, with its names table if that is a file of its own, and the network that it continues.</summary>
    /// <param name="name">Its file's name.</param>
    /// <param name="options">Metadata of its item.</param>
    public static TestTable[] Shipped(string name, params (string Name, string Value)[] options) =>
    [
        new(name + ".csv", Repository.Read("tables", name + ".csv"), options),
        .. File.Exists(Repository.PathOf("tables", name + NamesSuffix + ".csv"))
            ? [new TestTable(name + NamesSuffix + ".csv", Repository.Read("tables", name + NamesSuffix + ".csv"))]
            : Array.Empty<TestTable>(),
        .. Continued(name) is { } continued ? Shipped(continued) : [],
    ];

    private static string? Continued(string name) =>
        Regex.Match(Repository.Read("tables", name + ".csv"), @"^# continues: (\w+)\.csv", RegexOptions.Multiline) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>A table as a paper prints it.</summary>
    public static TestTable Printed(string name) =>
        new(name + ".csv", Repository.Read("tests", "InceptionGen.Generator.Tests", "Tables", name + ".csv"));
}
