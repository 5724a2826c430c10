namespace InceptionGen.Language.Diagnostics;

/// <summary>
/// Every diagnostic of the product. ING0xx: files, headers and directives; ING1xx: cells by themselves; ING2xx: shapes; ING3xx: printed counts;
/// ING4xx: names; ING5xx: projects; ING6xx: advice. Each has a page under generator/docs.
/// </summary>
internal static partial class Rules;
