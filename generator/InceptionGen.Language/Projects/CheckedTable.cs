using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Projects;

/// <summary>A table judged.</summary>
/// <param name="Path">Its file.</param>
/// <param name="NameLocation">Where it gives its name.</param>
/// <param name="Specs">Its classes: one for each time that the project lists it; none for a table that makes no class.</param>
/// <param name="Diagnostics">Everything that is wrong with it.</param>
internal sealed record CheckedTable(string Path, LocationInfo NameLocation, EquatableArray<NetworkSpec> Specs, EquatableArray<DiagnosticInfo> Diagnostics)
{
    public EquatableArray<DiagnosticInfo> Errors => Diagnostics.Where(diagnostic => diagnostic.IsBlocking).ToEquatableArray();

    public EquatableArray<DiagnosticInfo> Warnings => Diagnostics.Where(diagnostic => !diagnostic.IsBlocking).ToEquatableArray();

    /// <summary>The classes that it makes.</summary>
    public IEnumerable<ClassClaim> Claims => Specs.Select(ClaimOf);

    /// <summary>The classes that it makes and that no other table makes.</summary>
    public IEnumerable<NetworkSpec> Allowed(DuplicateClasses duplicates) => Specs.Where(spec => duplicates.Allow(ClaimOf(spec)));

    private ClassClaim ClaimOf(NetworkSpec spec) => new(Path, spec.QualifiedName, NameLocation);
}
