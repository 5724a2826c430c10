using InceptionGen.Language.Checking.Shapes;

namespace InceptionGen.Language.Checking.Rows;

/// <summary>The modules that rows may name. A module is made of rows, which may name modules.</summary>
internal interface IModules
{
    /// <summary>What a row that names a module does; null if there is no such module, or it cannot be used here, which is reported.</summary>
    RowDraft? Draft(Row row, RowContext context);
}
