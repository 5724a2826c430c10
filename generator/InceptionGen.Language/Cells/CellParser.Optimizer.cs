using System;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

internal static partial class CellParser
{
    private static readonly NumberRange LearningRates = NumberRange.Positive("a learning rate", 10);
    private static readonly NumberRange Momenta = NumberRange.Share("a momentum");
    private static readonly NumberRange Epsilons = NumberRange.Positive("an epsilon", 1);

    /// <summary>"sgd (learning rate 0.01, momentum 0.9, nesterov)", "rmsprop (learning rate 0.045, decay 0.9, epsilon 1.0)", "adam (...)", "adamw (...)".</summary>
    public static Parsed<OptimizerSettings> Optimizer(string text)
    {
        if (!SettingCall.Parse(text).Succeeded(out SettingCall? call, out Problem? problem)) return problem;

        var arguments = new SettingArguments(call);
        float? rate = arguments.TakeNumber(LearningRates, "learning rate", "lr", "rate");
        OptimizerSettings? optimizer = Spelling.Compact(call.Words) switch
        {
            "sgd" => Sgd(rate ?? 0, arguments),
            "rmsprop" => RmsProp(rate ?? 0, arguments),
            "adam" => Adam(rate ?? 0, arguments),
            "adamw" => AdamW(rate ?? 0, arguments),
            _ => null,
        };
        if (optimizer is null)
            return new Problem(Rules.CellNotUnderstood, Suggestions.DidYouMean(call.Words, ["sgd", "rmsprop", "adam", "adamw"], "write sgd, rmsprop, adam or adamw"));
        if (call.Arguments is { } written && Spelling.Compact(written).IndexOf("weightdecay", StringComparison.Ordinal) >= 0)
            return new Problem(Rules.CellNotUnderstood, "a weight decay is a directive of its own, as in '# weight decay: 0.0001'");
        if (arguments.Mistake() is { } mistake) return mistake;
        if (rate is null) return new Problem(Rules.CellNotUnderstood, "implementations differ in the learning rate; write it, as in " + call.Words + " (learning rate 0.001)");
        return optimizer is SgdSettings { Nesterov: true, Momentum: 0 } ? new Problem(Rules.OutOfRange, "nesterov is about the momentum; write one, as in momentum 0.9") : optimizer;
    }

    private static SgdSettings Sgd(float rate, SettingArguments arguments) => new(rate)
    {
        Momentum = arguments.TakeNumber(Momenta, "momentum") ?? 0,
        Nesterov = arguments.TakeWord("nesterov"),
    };

    private static RmsPropSettings RmsProp(float rate, SettingArguments arguments)
    {
        var usual = new RmsPropSettings(rate);
        return usual with
        {
            Decay = arguments.TakeNumber(NumberRange.Share("a decay"), "decay", "rho") ?? usual.Decay,
            Momentum = arguments.TakeNumber(Momenta, "momentum") ?? usual.Momentum,
            Epsilon = arguments.TakeNumber(Epsilons, "epsilon", "eps") ?? usual.Epsilon,
            InitialAccumulator = arguments.TakeNumber(new NumberRange("an initial accumulator", 0, 1), "initial accumulator") ?? usual.InitialAccumulator,
            EpsilonOutside = arguments.TakeWord("epsilon outside"),
            Centered = arguments.TakeWord("centered", "centred"),
        };
    }

    private static AdamSettings Adam(float rate, SettingArguments arguments)
    {
        var usual = new AdamSettings(rate);
        return usual with
        {
            Beta1 = arguments.TakeNumber(NumberRange.Share("beta 1"), "beta 1") ?? usual.Beta1,
            Beta2 = arguments.TakeNumber(NumberRange.Share("beta 2"), "beta 2") ?? usual.Beta2,
            Epsilon = arguments.TakeNumber(Epsilons, "epsilon", "eps") ?? usual.Epsilon,
        };
    }

    private static AdamWSettings AdamW(float rate, SettingArguments arguments)
    {
        AdamSettings adam = Adam(rate, arguments);
        return new AdamWSettings(rate) { Beta1 = adam.Beta1, Beta2 = adam.Beta2, Epsilon = adam.Epsilon };
    }
}
