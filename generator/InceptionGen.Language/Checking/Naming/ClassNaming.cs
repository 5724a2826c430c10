using System;
using System.Linq;
using System.Text;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Naming;

/// <summary>What a table's class is called, and where it goes (tables/README.md, section 10).</summary>
internal sealed record ClassNaming(string Namespace, string ClassName, bool IsPublic)
{
    /// <summary>There always is a name: if the wanted one is impossible, which is reported, a similar one replaces it.</summary>
    public static ClassNaming Of(TableDocument document, TableOptions options, DiagnosticBag diagnostics)
    {
        string space = NamespaceOf(document, options, diagnostics), name = ClassNameOf(document, options, diagnostics);
        (space, name) = Fit(space, name, document, diagnostics);

        // Somebody who writes a Namespace has chosen it; the root namespace is the project's name, which was not chosen with the table in mind.
        if (options.Namespace.Length == 0 && space.Split('.')[0] == name)
            diagnostics.Add(Rules.ClassIsNamespace, document.NameLocation, name, space);
        return new ClassNaming(space, name, IsPublicClass(document, options, diagnostics));
    }

    /// <summary>Namespace and name, which .NET counts as one name, or as much of them as it can keep.</summary>
    private static (string Space, string Name) Fit(string space, string name, TableDocument document, DiagnosticBag diagnostics)
    {
        if (space.Length == 0) return ("", NameLengths.Fit(name, document.NameLocation, Subject, diagnostics));

        string full = NameLengths.Fit(space + "." + name, document.NameLocation, Subject + ", with its namespace", diagnostics);
        return full.Length > space.Length + 1
            ? (space, full.Substring(space.Length + 1))
            : (RootNamespace(full.Substring(0, Limits.Name / 2)), Characters.Cut(name, Limits.Name / 2));
    }

    /// <summary>The project's root namespace as C# allows it: MSBuild takes "My-App" from the project's file name as it is.</summary>
    public static string RootNamespace(string text)
    {
        var parts = text.Split('.').Select(part => part.Trim()).Where(part => part.Length > 0).Select(Identifier);
        return string.Join(".", parts);
    }

    private static string Identifier(string part)
    {
        var name = new StringBuilder();
        foreach (char character in part) name.Append(CSharpCharacters.IsIdentifierPart(character) ? character : '_');
        if (!CSharpCharacters.IsIdentifierStart(name[0])) name.Insert(0, '_');
        return Identifiers.IsIdentifier(name.ToString()) ? name.ToString() : "_" + name;
    }

    private static string NamespaceOf(TableDocument document, TableOptions options, DiagnosticBag diagnostics)
    {
        if (options.Namespace.Length == 0) return RootNamespace(options.RootNamespace);
        if (Identifiers.IsNamespace(options.Namespace)) return options.Namespace;

        Report(document, "Namespace", options.Namespace, "write identifiers with dots between them, such as Company.Vision", diagnostics);
        return RootNamespace(options.Namespace);
    }

    private static string ClassNameOf(TableDocument document, TableOptions options, DiagnosticBag diagnostics)
    {
        if (options.ClassName.Length > 0)
        {
            bool isUsable = Identifiers.IsIdentifier(options.ClassName) && !CSharpKeywords.IsContextual(options.ClassName);
            if (isUsable && !ReservedNames.IsTakenForClass(options.ClassName)) return options.ClassName;

            string detail = isUsable ? Taken : "write letters and digits that start with a letter, and no keyword";
            Report(document, "Class", options.ClassName, detail, diagnostics);
            return Usable(Identifiers.PascalCase(options.ClassName) ?? "Table");
        }

        string? name = Identifiers.PascalCase(document.Name);
        if (name is not null && !ReservedNames.IsTakenForClass(name)) return name;

        string advice = name is null ? "give the table a name with a letter in it, with '# network: NAME'" : Taken + "; give the table another with '# network: NAME'";
        diagnostics.Add(Rules.NotAnIdentifier, document.NameLocation, "The table's name", Excerpt.Of(document.Name), advice);
        return Usable(name ?? "Table");
    }

    private const string Subject = "The name of the table's class";

    private const string Taken = "generated classes have members or types of this name";

    private static string Usable(string name) => ReservedNames.IsTakenForClass(name) ? name + "Table" : name;

    private static bool IsPublicClass(TableDocument document, TableOptions options, DiagnosticBag diagnostics)
    {
        string accessibility = options.Accessibility.Trim();
        if (accessibility.Length == 0 || string.Equals(accessibility, "public", StringComparison.OrdinalIgnoreCase)) return true;
        if (string.Equals(accessibility, "internal", StringComparison.OrdinalIgnoreCase)) return false;

        diagnostics.Add(
            Rules.SettingNotUnderstood, document.NameLocation, PlaceInWords.Option("Accessibility"), Excerpt.Of(accessibility), "write public or internal");
        return true;
    }

    private static void Report(TableDocument document, string option, string value, string detail, DiagnosticBag diagnostics) =>
        diagnostics.Add(Rules.NotAnIdentifier, document.NameLocation, PlaceInWords.Option(option), Excerpt.Of(value), detail);
}
