using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using InceptionGen.Training.Data;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training.Running;

/// <summary>Settings as texts, by which a training that goes on is compared with what it was: with others it would become another training.</summary>
/// <param name="All">Name and text of each, in the order in which differences are told.</param>
internal sealed record SettingList(IReadOnlyList<(string Name, string Text)> All)
{
    private const int HashDigits = 16;

    /// <summary>What decides the steps of a trainer.</summary>
    public static SettingList Of(TrainingPlan plan, Loss loss)
    {
        TrainerOptions options = plan.Options;
        return new(
        [
            (Name(nameof(options.Batch)), Invariant.Text(options.Batch)),
            (Name(nameof(options.Optimizer)), Invariant.Text(plan.Optimizer)),
            (Name(nameof(options.Schedule)), plan.ScheduleText),
            (Name(nameof(options.Loss)), Invariant.Text(loss)),
            (Name(nameof(options.Clipping)), Invariant.Text(plan.Clipping)),
            (Name(nameof(options.WeightAverage)), Invariant.Text(plan.WeightAverage)),
            (Name(nameof(options.AuxiliaryWeight)), Invariant.Text(plan.AuxiliaryWeight)),
            (Name(nameof(options.WeightsOfClasses)), Joined(options.WeightsOfClasses)),
            (Name(nameof(options.BatchNormMomentum)), Invariant.Text(options.BatchNormMomentum)),
            (Name(nameof(options.BiasRate)), Invariant.Text(options.BiasRate)),
            (Name(nameof(options.RowRates)), Joined(options.RowRates)),
            (Name(nameof(options.WithoutDropout)), Invariant.Text(options.WithoutDropout)),
            (Name(nameof(options.Seed)), Invariant.Text(options.Seed)),
        ]);
    }

    /// <summary>What decides the course of a <c>Fit</c>, besides its epochs.</summary>
    public static SettingList Of(FitOptions options, ImageSource training, ImageSource? validation)
    {
        List<(string Name, string Text)> all = [.. Of(training, "training")];
        all.AddRange(validation is null ? [("The number of images for validation", "0")] : Of(validation.WithoutAugmentation, "validation"));
        all.Add(($"{nameof(FitOptions)}.{nameof(options.KeepBest)}", Invariant.Text(options.KeepBest)));
        if (options.KeepBest) all.Add(($"{nameof(FitOptions)}.{nameof(options.BestBy)}", Invariant.Text(options.BestBy)));
        all.Add(($"{nameof(FitOptions)}.{nameof(options.EarlyStopping)}", Invariant.Text(options.EarlyStopping)));
        return new(all);
    }

    /// <summary>How others differ from these: a phrase for each setting.</summary>
    /// <param name="others">The others.</param>
    /// <param name="own">What these are, as in "in the checkpoint".</param>
    public IReadOnlyList<string> DifferencesTo(SettingList others, string own)
    {
        Dictionary<string, string> texts = others.All.ToDictionary(setting => setting.Name, setting => setting.Text, StringComparer.Ordinal);
        return [.. All.Where(setting => texts.GetValueOrDefault(setting.Name, "none") != setting.Text)
            .Select(setting => $"{setting.Name} is {setting.Text} {own} and {texts.GetValueOrDefault(setting.Name, "none")} here")];
    }

    private static IEnumerable<(string Name, string Text)> Of(ImageSource images, string use)
    {
        yield return ($"The number of images for {use}", Invariant.Text(images.Count));
        yield return ($"The list of images for {use}, by names and labels,", HashOf(images));
        yield return ($"The augmentation of images for {use}", images.Augmentations);
    }

    private static string HashOf(ImageSource images)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string name in images.ClassNames) hash.AppendData(Encoding.UTF8.GetBytes(name + "\n"));
        for (int i = 0; i < images.Count; i++)
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{images.Label(i)} {images.Name(i)}\n")));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..HashDigits];
    }

    private static string Joined<T>(IReadOnlyList<T> items) => items.Count == 0 ? "empty" : string.Join(", ", items.Select(item => Invariant.Text(item)));

    private static string Name(string option) => $"{nameof(TrainerOptions)}.{option}";
}
