using System.Collections.Generic;
using InceptionGen.Language.Diagnostics;

namespace InceptionGen.Language.Checking.Shapes;

/// <summary>What was found while shapes were inferred, each thing once.</summary>
internal sealed class InferenceLog
{
    private readonly List<DiagnosticInfo> problems = [];
    private readonly List<OpenPadding> open = [];

    public IReadOnlyList<DiagnosticInfo> Problems => problems;

    /// <summary>Paddings that rules which pad differently could have been meant for.</summary>
    public IReadOnlyList<OpenPadding> Open => open;

    public bool HasErrors => problems.Exists(problem => problem.IsBlocking);

    public void Add(DiagnosticInfo problem)
    {
        if (!problems.Contains(problem)) problems.Add(problem);
    }

    public void Add(OpenPadding padding)
    {
        if (!open.Contains(padding)) open.Add(padding);
    }
}
