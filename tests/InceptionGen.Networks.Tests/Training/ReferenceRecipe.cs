using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using InceptionGen.Shipped;
using InceptionGen.Training;
using InceptionGen.Training.Graph;

namespace InceptionGen.Networks.Tests.Training;

/// <summary>What a reference trained and how, by its own words: the network that its source names, and the rules of its note.</summary>
internal sealed class ReferenceRecipe(TrainingReference reference)
{
    private const double PapersRate = 0.045;
    private const double PapersClip = 2;
    private const string Number = @"([\d.]+(?:e-?\d+)?)";

    public NetworkDescription Network => reference.Source switch
    {
        _ when reference.Source.Contains("up to Mixed_6e", StringComparison.Ordinal) => TransferHead.Description,
        _ when reference.Source.Contains("Caffe", StringComparison.Ordinal) => ShippedNetworks.Find("googlenet").Describe(),
        _ when reference.Source.Contains("googlenet", StringComparison.Ordinal) => ShippedNetworks.Find("googlenet_torchvision").Describe(),
        _ => ShippedNetworks.Find("inception_v3").Describe(),
    };

    public TrainerOptions Options => new()
    {
        IgnoresTable = true,
        Batch = reference.Batch.Length,
        AuxiliaryWeight = (float)(Find($@"main \+ {Number} \(?aux") ?? 0),
        Loss = IsTransfer ? null : new CrossEntropy((float)(Find($"[Ll]abel smoothing {Number}") ?? 0)),
        Clipping = (Find($"clip {Number}") ?? (IsPapers ? PapersClip : null)) is { } norm ? GradientClipping.ByGlobalNorm((float)norm) : null,
        Optimizer = Optimizer,
        BatchNormMomentum = 0.9f,
        WithoutDropout = true,
    };

    // "RMSProp as in googlenet_torchvision.json".
    private bool IsPapers => reference.Note.Contains("RMSProp", StringComparison.Ordinal) && !IsTransfer;

    private bool IsTransfer => Network == TransferHead.Description;

    private Optimizer Optimizer
    {
        get
        {
            if (reference.Note.Contains("SGD", StringComparison.Ordinal))
                return Sgd.Caffe((float)Find($"w -= {Number} v")!, (float)Find($"v = {Number} v")!, (float)Find($@"\(g \+ {Number} w")!);
            if (!IsTransfer) return RmsProp.InceptionPapers((float)(Find($"lr {Number}") ?? PapersRate));
            float rate = (float)Find($"lr {Number}")!;
            return reference.Note.Contains("outside the root. Unfrozen", StringComparison.Ordinal) ? RmsProp.Keras2(rate) : RmsProp.Keras3(rate);
        }
    }

    public RowMode ModeOf(StageInfo stage)
    {
        if (!IsTransfer || stage.Operations.All(operation => operation is not ConvolutionInfo { BatchNorm: not null })) return RowMode.Trained;
        string unfrozen = Regex.Match(reference.Note, @"Unfrozen besides the head: (\w+)").Groups[1].Value;
        return stage.Name == unfrozen ? RowMode.TrainedButBatchNorm : RowMode.Frozen;
    }

    private double? Find(string pattern) => Regex.Match(reference.Note, pattern) is { Success: true } match
        ? double.Parse(match.Groups[1].Value.TrimEnd('.'), CultureInfo.InvariantCulture)
        : null;
}
