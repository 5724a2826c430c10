using System;

namespace InceptionGen.Hosting;

/// <summary>A model that the program registered.</summary>
/// <param name="Name">What requests call it.</param>
/// <param name="NetworkType">The class of its network; null if it has none of its own.</param>
/// <param name="Description">What its table says.</param>
/// <param name="Load">Makes the network of weights.</param>
internal sealed record ModelRegistration(string Name, Type? NetworkType, NetworkDescription Description, Func<IWeightSource, LoadOptions, Network> Load);
