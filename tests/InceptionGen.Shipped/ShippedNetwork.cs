using System;

namespace InceptionGen.Shipped;

/// <summary>A network whose table ships with the package.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="Describe">Gives what the table says.</param>
/// <param name="Load">Makes the network from weights.</param>
public sealed record ShippedNetwork(string Name, Func<NetworkDescription> Describe, Func<IWeightSource, LoadOptions?, Network> Load);
