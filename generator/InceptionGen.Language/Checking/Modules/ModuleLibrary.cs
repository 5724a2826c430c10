using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Checking.Settings;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Modules;

/// <summary>The modules that a table may use.</summary>
/// <param name="bundle">The table itself, with those it names, and those that they name.</param>
internal sealed class ModuleLibrary(TableBundle bundle) : IModules
{
    private readonly ModuleTables _tables = new(bundle);
    private readonly Dictionary<(string Path, string Name), bool> _isRight = [];
    private readonly Dictionary<(string Path, string Name, string Values, TableSettings User), Module?> _loaded = [];

    /// <summary>What is wrong with a module table by itself.</summary>
    /// <param name="bundle">The module table with those that it names.</param>
    /// <param name="made">Takes what each row does, if it can be made.</param>
    public static EquatableArray<DiagnosticInfo> Check(TableBundle bundle, ICollection<(Row Row, OperationSpec Operation)>? made = null)
    {
        var library = new ModuleLibrary(bundle);
        return ModuleChecker.Diagnose(bundle.Document, library._tables, library, made).InOrder();
    }

    /// <inheritdoc/>
    public RowDraft? Draft(Row row, RowContext context) => new ModuleRow(row, context, _tables, this).Draft();

    /// <summary>The table's module as a row of another table uses it; null if the table has mistakes of its own, which are reported there.</summary>
    /// <param name="values">Of its parameters.</param>
    /// <param name="user">What the other table says about all its rows.</param>
    /// <param name="diagnostics">For what is wrong with these values alone.</param>
    public Module? Load(TableDocument document, IReadOnlyDictionary<string, string> values, TableSettings user, DiagnosticBag diagnostics)
    {
        // A module may use another one twice, which uses a third one twice, and so on: there would be too many to make if each use made its own.
        string given = string.Join(",", values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => value.Key + " " + value.Value));
        var key = (document.Path, document.Name, given, user);
        if (!_loaded.TryGetValue(key, out Module? module)) _loaded.Add(key, module = IsRight(document) ? Build(document, values, user, diagnostics) : null);
        return module;
    }

    private bool IsRight(TableDocument document)
    {
        var key = (document.Path, document.Name);
        if (!_isRight.TryGetValue(key, out bool right))
            _isRight.Add(key, right = !ModuleChecker.Diagnose(document, _tables, this).InOrder().Any(diagnostic => diagnostic.IsBlocking));
        return right;
    }

    private Module Build(TableDocument document, IReadOnlyDictionary<string, string> values, TableSettings user, DiagnosticBag diagnostics)
    {
        var problems = new DiagnosticBag();
        TableSettings settings = TableSettings.Read(document, problems).Within(user);
        Module module = new ModuleBuilder(document, ModuleParameters.Fill(document, values), settings, this, problems).Build();
        if (values.Count == 0) return module;

        foreach (DiagnosticInfo problem in problems.InOrder().Where(problem => problem.IsBlocking)) diagnostics.Add(problem);
        return module;
    }
}
