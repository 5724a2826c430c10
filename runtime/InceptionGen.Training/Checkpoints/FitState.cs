using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using InceptionGen.Training.Running;

namespace InceptionGen.Training.Checkpoints;

/// <summary>A training of several epochs in a checkpoint: <see cref="FitProgress"/> without weights.</summary>
internal sealed record FitState
{
    /// <summary>What it was begun with.</summary>
    public required SettingList Settings { get; init; }

    /// <summary>Epochs that the trainer had done before.</summary>
    public required int FirstEpoch { get; init; }

    /// <summary>Epochs that it is to have.</summary>
    public required int Epochs { get; init; }

    /// <summary>The part of the present epoch that is done.</summary>
    public required EpochPart Part { get; init; }

    /// <summary>What is known of the best weights.</summary>
    public required BestWeights.Memory Best { get; init; }

    /// <summary>Whether there are best weights.</summary>
    public required bool HasBest { get; init; }

    /// <summary>The epochs that are done.</summary>
    public required IReadOnlyList<EpochReport> Done { get; init; }

    /// <summary>That of a training.</summary>
    public static FitState Of(FitProgress fit) => new()
    {
        Settings = fit.Settings,
        FirstEpoch = fit.FirstEpoch,
        Epochs = fit.Epochs,
        Part = fit.Part,
        Best = fit.Best.State,
        HasBest = fit.Best.Weights is not null,
        Done = fit.Done,
    };

    /// <summary>The training, its best weights yet without numbers.</summary>
    /// <param name="run">The run that it goes on with.</param>
    /// <param name="path">The checkpoint.</param>
    public FitProgress ToProgress(TrainingRun run, string path)
    {
        var fit = new FitProgress(Settings, FirstEpoch) { Epochs = Epochs, Part = Part, Origin = path };
        fit.Best.State = Best;
        if (HasBest) fit.Best.Weights = new WeightCopy(run);
        fit.Done.AddRange(Done);
        return fit;
    }

    /// <summary>Writes it.</summary>
    public void Write(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject(name);
        CheckpointState.Write(json, "settings", Settings.All);
        json.WriteNumber("firstEpoch", FirstEpoch);
        json.WriteNumber("epochs", Epochs);
        json.WriteNumber("images", Part.Images);
        json.WriteDouble("loss", Part.Loss);
        json.WriteNumber("correct", Part.Correct);
        json.WriteDouble("rate", Part.Rate);
        json.WriteNumber("ticks", Part.Time.Ticks);
        json.WriteBoolean("hasBest", HasBest);
        json.WriteNumber("bestEpoch", Best.Epoch);
        json.WriteDouble("best", Best.Best);
        json.WriteDouble("monitored", Best.Monitored);
        json.WriteNumber("waited", Best.Waited);
        EpochJson.Write(json, "done", Done);
        json.WriteEndObject();
    }

    /// <summary>Reads it.</summary>
    public static FitState Read(JsonElement json) => new()
    {
        Settings = new SettingList(CheckpointState.ReadPairs(json.GetProperty("settings"))),
        FirstEpoch = json.Int("firstEpoch"),
        Epochs = json.Int("epochs"),
        Part = new(
            json.Int("images"), json.Double("loss"), json.Int("correct"), (float)json.Double("rate"), new TimeSpan(json.GetProperty("ticks").GetInt64())),
        HasBest = json.GetProperty("hasBest").GetBoolean(),
        Best = new(json.Int("bestEpoch"), json.Double("best"), json.Double("monitored"), json.Int("waited")),
        Done = [.. EpochJson.Read(json.GetProperty("done"))],
    };
}
