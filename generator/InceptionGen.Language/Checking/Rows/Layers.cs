using InceptionGen.Language.Checking.Settings;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Rows;

/// <summary>Bias, normalization and activation: what the row says, else the directives, else the papers.</summary>
internal static class Layers
{
    public static LayerRules OfConvolution(Row row, TableSettings settings)
    {
        BatchNormSpec? batchNorm = (row.Rules.Normalization ?? settings.Normalization)?.BatchNorm;
        return new LayerRules(
            row.Rules.Bias ?? settings.Bias ?? batchNorm is null,
            batchNorm,
            row.Rules.Activation ?? settings.Activation ?? Activation.Relu);
    }

    /// <summary>Directives are about convolutions; a linear layer gives scores as they are.</summary>
    public static LayerRules OfLinear(Row row)
    {
        BatchNormSpec? batchNorm = row.Rules.Normalization?.BatchNorm;
        return new LayerRules(row.Rules.Bias ?? batchNorm is null, batchNorm, row.Rules.Activation ?? Activation.None);
    }

    /// <summary>The projection before a residual addition; the row's activation follows the addition.</summary>
    public static LayerRules OfProjection(Row row) => new(row.Rules.Bias ?? true, row.Rules.Normalization?.BatchNorm, Activation.None);
}
