using InceptionGen.Hosting;

namespace Serve.Page;

/// <summary>A network of the page.</summary>
/// <param name="Hosted">The model.</param>
/// <param name="Picture">The address of its picture; null if it has none.</param>
/// <param name="Key">What the page's own names end in: names of models may have spaces.</param>
internal sealed record PageNetwork(IHostedNetwork Hosted, string? Picture, int Key);
