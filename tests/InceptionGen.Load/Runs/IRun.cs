using System.IO;
using System.Threading.Tasks;

namespace InceptionGen.Load.Runs;

/// <summary>One way to strain a service, or to measure it.</summary>
internal interface IRun
{
    /// <summary>Does it and says what came of it.</summary>
    /// <returns>Whether the service kept what it promises; measurements alone promise nothing.</returns>
    Task<bool> RunAsync(LoadOptions options, TextWriter writer);
}
