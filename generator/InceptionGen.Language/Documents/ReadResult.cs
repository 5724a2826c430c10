using System;
using System.Threading;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>A table as far as it could be read.</summary>
/// <param name="Document">Never null, so that other tables still find this one by its name; without rows where there was nothing to read.</param>
/// <param name="Diagnostics">Everything that is wrong with the form of the text, in the order of the text; one alone where it is not a table at all.</param>
internal sealed record ReadResult(TableDocument Document, EquatableArray<DiagnosticInfo> Diagnostics);
