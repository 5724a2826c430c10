using System.Collections.Generic;
using InceptionGen.Tool.Importing.Structure;

namespace InceptionGen.Tool.Importing.Writing;

/// <summary>The rows of a network, modules in sequence that are the same being one row with their number.</summary>
internal sealed class CopiedRows
{
    // As in tables.
    private const int MostCopies = 1000;

    private readonly List<(Stage Stage, int Count)> _rows = [];

    /// <param name="stages">All stages.</param>
    /// <param name="forms">Modules that are rows of filters, each with its own name.</param>
    /// <param name="modules">The tables of the other modules.</param>
    /// <param name="alone">Stages that are rows of their own, so that their names can be read elsewhere.</param>
    public CopiedRows(IReadOnlyList<Stage> stages, IReadOnlyDictionary<Module, InceptionForm> forms, ModuleTables? modules, IReadOnlySet<Stage> alone)
    {
        foreach (Stage stage in stages)
        {
            bool isCopy = stage is ModuleStage module && !alone.Contains(stage) && !forms.ContainsKey(module.Module) && _rows.Count > 0 && _rows[^1] is (ModuleStage before, < MostCopies)
                && !alone.Contains(before) && modules!.TypeOf(before.Module) == modules.TypeOf(module.Module);
            if (isCopy) _rows[^1] = (stage, _rows[^1].Count + 1);
            else _rows.Add((stage, 1));
        }
    }

    /// <summary>The last of the copies, and how many there are.</summary>
    public IReadOnlyList<(Stage Stage, int Count)> Rows => _rows;
}
