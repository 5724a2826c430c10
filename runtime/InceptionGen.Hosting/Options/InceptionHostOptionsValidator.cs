using Microsoft.Extensions.Options;

namespace InceptionGen.Hosting;

/// <summary>The ranges of the properties: the framework's generator writes it, so that nothing reflects.</summary>
[OptionsValidator]
internal sealed partial class InceptionHostOptionsValidator : IValidateOptions<InceptionHostOptions>;
