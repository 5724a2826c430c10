using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace InceptionGen.Tool.Reports;

/// <summary>How the records of the JSON format are written, made when the tool is compiled.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<JsonFinding>))]
internal sealed partial class ReportJson : JsonSerializerContext;
