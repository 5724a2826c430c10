using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Projects;

/// <summary>A table as a project lists it.</summary>
/// <param name="Source">Its file.</param>
/// <param name="Options">What the project says about it.</param>
public sealed record ProjectTable(TableSource Source, TableOptions Options)
{
    /// <summary>A table about which the project says nothing.</summary>
    public ProjectTable(TableSource source)
        : this(source, new TableOptions())
    {
    }
}
