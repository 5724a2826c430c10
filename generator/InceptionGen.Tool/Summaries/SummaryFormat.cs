namespace InceptionGen.Tool.Summaries;

/// <summary>How a summary is printed.</summary>
internal enum SummaryFormat
{
    /// <summary>Columns for a terminal.</summary>
    Text,

    /// <summary>A table of Markdown.</summary>
    Markdown,

    /// <summary>Comma-separated values, numbers in full.</summary>
    Csv,

    /// <summary>A list of objects, numbers in full.</summary>
    Json,
}
