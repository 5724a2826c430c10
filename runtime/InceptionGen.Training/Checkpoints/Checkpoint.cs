using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Training.Parameters;
using InceptionGen.Training.Running;
using InceptionGen.Weights;
using InceptionGen.Weights.Safetensors;

namespace InceptionGen.Training.Checkpoints;

/// <summary>Writes how far a training is, and reads it back.</summary>
/// <param name="network">What the table says.</param>
/// <param name="plan">How it is trained.</param>
internal sealed class Checkpoint(NetworkDescription network, TrainingPlan plan)
{
    /// <summary>Writes a checkpoint.</summary>
    /// <param name="path">The file.</param>
    /// <param name="run">The run, whose weights are those of its last step.</param>
    /// <param name="position">How far the trainer is.</param>
    /// <param name="fit">The training that is not over, or null.</param>
    /// <exception cref="System.IO.IOException">It cannot be written.</exception>
    public void Write(string path, TrainingRun run, Position position, FitProgress? fit)
    {
        var state = new CheckpointState
        {
            Network = network.Name,
            Rows = TableRows.Of(network),
            Settings = SettingList.Of(plan, run.Loss),
            Steps = run.Optimizer.Steps,
            Position = position,
            Fit = fit is null ? null : FitState.Of(fit),
        };
        IReadOnlyList<StateTensor> tensors = StateTensors.Of(run, fit?.Best.Weights);
        HashSet<string> names = [.. tensors.Select(tensor => tensor.Name)];
        SavedTensor[] frozen = [.. SavedTensors.AllOf(run.Weights).Where(tensor => !names.Contains(tensor.Name))];
        CheckpointFile.Write(path, state, [.. tensors.Select(tensor => tensor.ToSave()), .. frozen]);
    }

    /// <summary>Checks that a checkpoint belongs to a trainer.</summary>
    /// <exception cref="CheckpointException">It does not.</exception>
    public void Require(string path, CheckpointFile file, TrainingRun run, int frozenStages)
    {
        CheckpointState state = file.State;
        string otherwise = $"To begin another training with its weights, give them to a trainer: new Trainer<{network.Name}>(WeightFile.Open(\"{path}\"), options).";
        if (state.Network != network.Name) throw new CheckpointException($"{path} is a checkpoint of {state.Network}; this is a trainer of {network.Name}. {otherwise}");
        if (TableRows.Difference(state.Rows, TableRows.Of(network)) is { } difference)
            throw new CheckpointException($"{path} is a checkpoint of another {network.Name}: {difference}. Go on with the table that it was written with. {otherwise}");
        IReadOnlyList<string> differences = state.Settings.DifferencesTo(SettingList.Of(plan, run.Loss), "in the checkpoint");
        if (differences.Count > 0)
        {
            throw new CheckpointException(
                $"{path} was written by a trainer with other settings: {string.Join("; ", differences)}. Give the trainer those of the checkpoint to go on. {otherwise}");
        }

        foreach (TensorInfo tensor in network.Tensors) RequireTensor(path, file, tensor.Name, tensor.Shape);
        if (state.Position.FrozenStages == frozenStages) return;
        int frozen = state.Position.FrozenStages;
        string advice = frozen == 0 ? "Unfreeze()" : $"FreezeThrough({network.Name}.{network.Stages[frozen - 1].Identifier})";
        throw new CheckpointException(
            $"{path} was written with {Frozen(frozen)}; now {Frozen(frozenStages)}. To go on from it, call {advice} before; each phase of a training needs its own file.");
    }

    /// <summary>Gives a run the tensors of a checkpoint.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="file">It, of the same table, settings and frozen rows.</param>
    /// <param name="run">The run.</param>
    /// <param name="fit">The training in the checkpoint, whose best weights are read too; or null.</param>
    /// <exception cref="CheckpointException">A tensor is missing or has another shape; nothing was changed.</exception>
    public static void Read(string path, CheckpointFile file, TrainingRun run, FitProgress? fit)
    {
        IReadOnlyList<StateTensor> tensors = StateTensors.Of(run, fit?.Best.Weights);
        foreach (StateTensor tensor in tensors) RequireTensor(path, file, tensor.Name, tensor.Shape);
        foreach (StateTensor tensor in tensors) file.Read(tensor);
        run.Optimizer.Steps = file.State.Steps;
        run.Graph.Parameters.Touch();
    }

    /// <summary>Whether a run's frozen rows have the weights of a checkpoint.</summary>
    public static bool HasSameFrozenWeights(CheckpointWeights weights, TrainingRun run)
    {
        ParameterSet parameters = run.Graph.Parameters;
        HashSet<string> trained = [.. parameters.Trained.Concat(parameters.Statistics).Select(parameter => parameter.Name)];
        TrainedWeights own = run.Weights;
        foreach ((string name, TensorShape shape) in own.Tensors.Where(tensor => !trained.Contains(tensor.Key)))
        {
            if (!weights.Tensors.TryGetValue(name, out TensorShape other) || other != shape) return false;
            float[] one = new float[shape.Elements], two = new float[shape.Elements];
            own.Read(name, one);
            weights.Read(name, two);
            if (!one.AsSpan().SequenceEqual(two)) return false;
        }

        return true;
    }

    private static void RequireTensor(string path, CheckpointFile file, string name, TensorShape needed)
    {
        if (!file.Tensors.TryGetValue(name, out TensorShape shape)) throw new CheckpointException($"{path} is damaged: it has no tensor '{name}'.");
        if (shape != needed) throw new CheckpointException($"{path} is damaged: '{name}' is {shape}, not {needed}.");
    }

    private string Frozen(int stages) => stages == 0 ? "no row frozen" : $"the rows up to {network.Stages[stages - 1].Name} frozen";
}
