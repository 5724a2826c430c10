using System;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Settings;

/// <summary>What a network's table says about its training, each directive by itself (tables/README.md, section 3).</summary>
internal static class TrainingSettings
{
    public const string Loss = "loss", AuxiliaryWeight = "auxiliary weight";

    private static readonly TrainingRecipe Unsaid = new();

    /// <summary>What the directives say; null if there are none. Reports those that are not understood.</summary>
    public static TrainingRecipe? Read(TableDocument document, DiagnosticBag diagnostics)
    {
        var recipe = new TrainingRecipe
        {
            Loss = Value(Loss, CellParser.Loss),
            AuxiliaryWeight = Number(AuxiliaryWeight, NumberRange.Positive("the weight of an auxiliary classifier", 1)),
            Optimizer = Value("optimizer", CellParser.Optimizer),
            Schedule = Value("learning rate", CellParser.LearningRate),
            GradientClipping = Number("gradient clipping", NumberRange.Positive("the largest norm of the gradients", 1_000_000)),
            WeightDecay = Number("weight decay", NumberRange.Share("a weight decay")),
            WeightAverage = Number("weight average", NumberRange.Within("the share that an average keeps")),
            Initialization = Value("initialization", CellParser.Initialization),
        };
        return recipe == Unsaid ? null : recipe;

        T? Value<T>(string key, Func<string, Parsed<T>> parse) where T : class => TableSettings.Value(document, key, parse, diagnostics);

        float? Number(string key, NumberRange range) => TableSettings.Number(document, key, range.Read, diagnostics);
    }
}
