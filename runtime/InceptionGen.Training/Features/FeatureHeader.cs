using System;
using InceptionGen.Training.Graph;
using InceptionGen.Training.Hashing;

namespace InceptionGen.Training.Features;

/// <summary>How a file of features begins.</summary>
/// <param name="Magic">What tells it from other files.</param>
/// <param name="Length">Floats of an image's features.</param>
/// <param name="Run">How many trainings have added images, the present one included.</param>
/// <param name="Identity">What the features depend on besides the images.</param>
/// <param name="Check">The hash of all that.</param>
internal readonly record struct FeatureHeader(ulong Magic, int Length, int Run, BaseIdentity Identity, UInt128 Check)
{
    /// <summary>"IGfeats1", as a little-endian number.</summary>
    public const ulong Own = 0x3173746165664749;

    /// <summary>A header that is right.</summary>
    public static FeatureHeader Of(int length, int run, BaseIdentity identity) => new(Own, length, run, identity, CheckOf(length, run, identity));

    /// <summary>Why a file that begins with this header does not have the features that are wanted; null if it has.</summary>
    public string? Against(int length, BaseIdentity identity) => this switch
    {
        _ when Check != CheckOf(Length, Run, Identity) => "was damaged",
        _ when Identity.Rows != identity.Rows || Length != length => "was made for other frozen rows",
        _ when Identity.Weights != identity.Weights => "was made with other weights of the frozen rows",
        _ when Identity.Kernels != identity.Kernels => "was made by another version of the runtime, or on another kind of processor, which round otherwise",
        _ => null,
    };

    private static UInt128 CheckOf(int length, int run, BaseIdentity identity) =>
        ContentHash.Of(FormattableString.Invariant($"{length} {run} {identity.Rows} {identity.Weights} {identity.Kernels}"));
}
