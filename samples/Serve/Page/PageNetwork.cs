using System;
using InceptionGen.Hosting;
using Serve.Page.Seeing;

namespace Serve.Page;

/// <summary>A network of the page.</summary>
/// <param name="Hosted">The model.</param>
/// <param name="Picture">The address of its picture; null if it has none.</param>
/// <param name="Key">What the page's own names end in: names of models may have spaces.</param>
/// <param name="Printed">What the paper's table prints; read when the page is first shown, so that the service is ready sooner.</param>
internal sealed record PageNetwork(IHostedNetwork Hosted, string? Picture, int Key, Lazy<PrintedValues> Printed);
