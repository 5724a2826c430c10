namespace InceptionGen.Generator.Tests.Harness;

/// <summary>Tables that are files of the repository.</summary>
internal static class Tables
{
    /// <summary>A table that comes with the package, with its names table.</summary>
    public static TestTable[] Shipped(string name) =>
    [
        new(name + ".csv", Repository.Read("tables", name + ".csv")),
        new(name + ".names.csv", Repository.Read("tables", name + ".names.csv")),
    ];

    /// <summary>A table as a paper prints it.</summary>
    public static TestTable Printed(string name) =>
        new(name + ".csv", Repository.Read("tests", "InceptionGen.Generator.Tests", "Tables", name + ".csv"));
}
