using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Generator.Diagnostics;
using InceptionGen.Generator.Model;
using InceptionGen.Generator.Parsing;
using InceptionGen.Generator.Text;

namespace InceptionGen.Generator.Checking;

/// <summary>What the project file changes about a network; null leaves it as the table says.</summary>
/// <param name="Input">Another image.</param>
/// <param name="Classes">Another number of outputs of the last linear row of every head.</param>
internal sealed record NetworkOptions(Shape? Input, int? Classes)
{
    public bool ChangesNothing => Input is null && Classes is null;

    public static NetworkOptions Read(TableDocument document, TableOptions options, DiagnosticBag diagnostics)
    {
        Shape? input = null;
        if (options.Input.Length > 0)
        {
            if (!CellParser.Size(options.Input).Succeeded(out Shape shape, out Problem? problem))
                diagnostics.Add(problem.AtSetting(document.NameLocation, Place.Option("Input"), options.Input));
            else if (Limits.Excess(shape) is { } excess)
                diagnostics.Add(Descriptors.TooLarge, document.NameLocation, Place.Option("Input"), excess);
            else input = shape;
        }

        int? classes = null;
        if (options.Classes.Length > 0)
        {
            bool isNumber = CellParser.FilterCount(options.Classes).Succeeded(out int count, out Problem? problem);
            if (isNumber && count > 0) classes = count;
            else
            {
                problem ??= new Problem(Descriptors.OutOfRange, "a network has at least one output");
                diagnostics.Add(problem.AtSetting(document.NameLocation, Place.Option("Classes"), options.Classes));
            }
        }

        return new NetworkOptions(input, classes);
    }

    /// <summary>Reports a number of classes that no row takes.</summary>
    public void CheckAgainst(IReadOnlyList<Stage> stages, TableDocument document, DiagnosticBag diagnostics)
    {
        if (Classes is not { } classes || stages.Any(stage => stage.Blueprint is LinearBlueprint or null)) return;

        diagnostics.Add(
            Descriptors.SettingNotUnderstood, document.NameLocation, Place.Option("Classes"), classes.ToString(CultureInfo.InvariantCulture),
            "the table has no linear row whose outputs it could set");
    }
}
