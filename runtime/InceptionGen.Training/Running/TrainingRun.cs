using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Kernels.Context;
using InceptionGen.Training.Graph;
using InceptionGen.Training.Losses;
using InceptionGen.Training.Parameters;
using InceptionGen.Training.Randomness;
using InceptionGen.Weights;

namespace InceptionGen.Training.Running;

/// <summary>A network in training: its graph, its optimizer, and how far it is. What is trained can change between steps.</summary>
internal sealed class TrainingRun
{
    private readonly NetworkDescription _network;
    private readonly TrainingPlan _plan;
    private readonly float[] _classWeights;
    private readonly RandomStream _random;
    private readonly Clipper _clipper;
    private readonly float[] _weightsBehindAverage;
    private readonly double[] _losses;

    /// <param name="network">What the table says.</param>
    /// <param name="plan">How it is trained.</param>
    /// <param name="weights">All of its tensors.</param>
    /// <param name="modeOf">What is done to each row.</param>
    public TrainingRun(NetworkDescription network, TrainingPlan plan, IWeightSource weights, Func<StageInfo, RowMode> modeOf)
    {
        (_network, _plan, Others) = (network, plan, weights);
        TrainerOptions options = plan.Options;
        Graph = new GraphBuilder(network, SettingsOf(plan, modeOf, options.Batch), weights).Build();
        ParameterLoading.Read(network, Graph.Parameters, weights);
        (weights as CopiedWeights)?.Forget(Graph.Parameters.Trained.Concat(Graph.Parameters.Statistics).Select(parameter => parameter.Name));
        Loss = plan.Loss ?? (Graph.Heads[0].Classes == 1 ? new BinaryCrossEntropy() : new CrossEntropy());
        _losses = new double[Graph.Heads.Count];
        Classes = Loss.ClassesOf(Graph.Heads[0].Classes);
        _classWeights = [.. options.WeightsOfClasses];
        _random = RandomStream.Of(options.Seed, "steps");
        _clipper = new Clipper(plan.Clipping, Graph.Parameters);
        Optimizer = new OptimizerState(plan.Optimizer, plan.WeightAverage, Graph.Parameters, plan.Rates);
        Features = new FeatureReading(Graph, options.FeatureCache ?? FeatureCache.Memory());
        _weightsBehindAverage = plan.WeightAverage is null ? [] : new float[Graph.Parameters.Length];
    }

    /// <summary>The graph.</summary>
    public TrainingGraph Graph { get; }

    /// <summary>Reads the images of steps, and keeps what the frozen base makes of them.</summary>
    public FeatureReading Features { get; }

    /// <summary>What is made smaller.</summary>
    public Loss Loss { get; }

    /// <summary>Classes that are told apart.</summary>
    public int Classes { get; }

    /// <summary>The losses of the last step: the network's own, then those of auxiliary classifiers, without their weight.</summary>
    public ReadOnlySpan<double> Losses => _losses;

    /// <summary>What the optimizer keeps.</summary>
    public OptimizerState Optimizer { get; }

    /// <summary>Where the tensors are that are not trained.</summary>
    public IWeightSource Others { get; }

    /// <summary>All tensors as they are now; trained ones without their average.</summary>
    public TrainedWeights Weights => new(_network, Graph.Parameters, Others);

    /// <summary>What a graph is made for.</summary>
    public static GraphSettings SettingsOf(TrainingPlan plan, Func<StageInfo, RowMode> modeOf, int batch) => new(batch, modeOf)
    {
        Threads = plan.Options.Threads,
        AuxiliaryClassifiers = plan.AuxiliaryWeight > 0,
        BatchNormMomentum = plan.Options.BatchNormMomentum,
        WithoutDropout = plan.Options.WithoutDropout,
    };

    /// <summary>One step on the images that are in the graph.</summary>
    /// <param name="labels">Their classes (batch).</param>
    /// <param name="rate">The learning rate.</param>
    /// <exception cref="TrainingException">The loss, or a gradient, is not finite. The weights are as they were.</exception>
    public StepReport Step(ReadOnlySpan<int> labels, float rate)
    {
        Graph.Forward(labels.Length, isTraining: true, _random.For(Optimizer.Steps));
        (double total, double main, int correct) = (0, 0, 0);
        for (int i = 0; i < _losses.Length; i++)
        {
            LossHead head = Graph.Heads[i];
            bool isMain = head.Name.Length == 0;
            float weight = isMain ? 1 : _plan.AuxiliaryWeight;
            LossResult result = Loss.Evaluate(Graph.Logits(head), head.Classes, labels, _classWeights, Graph.LogitGradients(head), [], weight);
            if (!double.IsFinite(result.Mean)) throw NotFinite($"the loss{(isMain ? "" : $" of the auxiliary classifier {head.Name}")} is {Written(result.Mean)}", rate);
            _losses[i] = result.Mean;
            total += weight * result.Mean;
            if (isMain) (main, correct) = (result.Mean, result.Correct);
        }

        Graph.Backward();
        Graph.Clock?.Begin("all rows");
        double norm = _clipper.Measure(Graph.Kernels, out Parameter? broken);
        if (broken is not null) throw NotFinite($"{TableCell.Of(_network, broken.Operation)}: a gradient of {broken.Name} is not finite", rate);
        Graph.Clock?.Lap("norm of the gradients");
        Graph.Accept();
        Optimizer.Step(Graph.Kernels, rate, _clipper.Scales, _clipper.Limit);
        Graph.Clock?.Lap("update, with the gradients of linear kernels");
        return new(total, main, correct, labels.Length, norm, rate);
    }

    /// <summary>Puts the running average in the place of the weights, if there is one, until <see cref="EndAverage"/>.</summary>
    public void BeginAverage()
    {
        if (Optimizer.Average.IsEmpty) return;
        Graph.Parameters.Values.CopyTo(_weightsBehindAverage);
        Optimizer.Average.CopyTo(Graph.Parameters.Values);
        Graph.Parameters.Touch();
    }

    /// <summary>Puts the weights back.</summary>
    public void EndAverage()
    {
        if (Optimizer.Average.IsEmpty) return;
        _weightsBehindAverage.CopyTo(Graph.Parameters.Values);
        Graph.Parameters.Touch();
    }

    private TrainingException NotFinite(string what, float rate) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{_network.Name}, step {Optimizer.Steps + 1}: {what}. The learning rate was {rate}; try a tenth of it, or clip the gradients (TrainerOptions.Clipping)."));

    private static string Written(double number) => number.ToString(CultureInfo.InvariantCulture);
}
