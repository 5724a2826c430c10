namespace InceptionGen.Language.Cells;

internal enum ColumnKind
{
    /// <summary>Not a column of the language; reported once, at the header.</summary>
    Unknown,
    Type,
    Name,

    /// <summary>"input": the stage a row reads, if it is not the row above.</summary>
    Input,
    Patch,
    InputSize,
    OutputSize,
    Depth,

    /// <summary>A filter count; <see cref="Column.Filters"/> says of what.</summary>
    Filters,
    PoolProjection,
    Params,
    Ops,
    Padding,
    Normalization,
    Bias,
    Activation,
    Remarks,

    /// <summary>Of a names table: the row, the column and the names they and their batch norm have in a weight file.</summary>
    NamesRow,
    NamesColumn,
    NamesWeight,
    NamesBatchNorm,
}
