using System;
using System.Threading;

namespace InceptionGen.Language.Projects;

/// <summary>A file that is opened only if a table names it.</summary>
internal interface IOfferedTable
{
    string Path { get; }

    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ReadTable Read(CancellationToken cancellation);
}
