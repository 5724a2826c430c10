using System.Collections.Generic;
using InceptionGen.Language.Diagnostics;

namespace InceptionGen.Language.Checking.Shapes;

/// <summary>What was found while shapes were inferred, each thing once.</summary>
internal sealed class InferenceLog
{
    private readonly List<DiagnosticInfo> _problems = [];
    private readonly List<OpenPadding> _open = [];

    public IReadOnlyList<DiagnosticInfo> Problems => _problems;

    /// <summary>Paddings for which several rules fit that pad differently.</summary>
    public IReadOnlyList<OpenPadding> Open => _open;

    public bool HasErrors => _problems.Exists(problem => problem.IsBlocking);

    public void Add(DiagnosticInfo problem)
    {
        if (!_problems.Contains(problem)) _problems.Add(problem);
    }

    public void Add(OpenPadding padding)
    {
        if (!_open.Contains(padding)) _open.Add(padding);
    }
}
