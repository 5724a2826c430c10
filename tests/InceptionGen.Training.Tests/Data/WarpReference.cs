using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using InceptionGen.Tests;
using InceptionGen.Training.Data.Augmenting;

namespace InceptionGen.Training.Tests.Data;

/// <summary>Images that keras-preprocessing's own function warped, with what was drawn for them: a file with its source and cases.</summary>
internal sealed record WarpReference(string Source, IReadOnlyList<WarpCase> Cases)
{
    /// <summary>Grey levels by which a pixel may differ.</summary>
    public const double Bound = 1e-3;

    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    public static WarpReference Read(string path) => JsonSerializer.Deserialize<WarpReference>(File.ReadAllText(path), Names)!;
}

/// <param name="Size">Width and height.</param>
/// <param name="Input">The image (H, W, RGB).</param>
/// <param name="Output">The warped one.</param>
internal sealed record WarpCase(string Name, [property: JsonPropertyName("size_width_height")] int[] Size, WarpDraw Draw, float[] Input, double[] Output)
{
    /// <summary>The largest difference of a pixel.</summary>
    public double Error()
    {
        float[] warped = new float[Input.Length];
        float[] filling = [.. Enumerable.Repeat(Draw.Level, 3)];
        Sampler.Apply(Input, warped, Size[1], Size[0], Draw.ToWarp(), Draw.Fill, filling);
        return Deviation.Largest<double, float>(Output, warped);
    }
}

internal sealed record WarpDraw(
    double Theta,
    double Tx,
    double Ty,
    double Shear,
    double Zx,
    double Zy,
    bool Flip,
    [property: JsonPropertyName("fill_mode")] string FillMode = "nearest",
    [property: JsonPropertyName("cval")] float Level = 0)
{
    public FillMode Fill => Enum.Parse<FillMode>(FillMode, ignoreCase: true);

    public Warp ToWarp() => new(Theta, Tx, Ty, Shear, Zx, Zy, Crop: null, Flip, FlipVertical: false);
}
