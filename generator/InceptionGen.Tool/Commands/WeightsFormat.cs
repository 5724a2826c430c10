namespace InceptionGen.Tool.Commands;

/// <summary>How a file of weights is printed.</summary>
internal enum WeightsFormat
{
    /// <summary>Columns for a terminal.</summary>
    Text,

    /// <summary>An object, numbers in full.</summary>
    Json,
}
