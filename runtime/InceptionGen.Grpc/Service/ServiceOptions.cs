using InceptionGen.AspNetCore;

namespace InceptionGen.Grpc;

/// <summary>What the service allows: a type of its own, since a program may give the REST endpoints other options.</summary>
/// <param name="Protocol">Limits and quotas.</param>
internal sealed record ServiceOptions(OpenInferenceOptions Protocol);
