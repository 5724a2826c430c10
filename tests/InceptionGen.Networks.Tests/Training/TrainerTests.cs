using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using InceptionGen.Shipped;
using InceptionGen.Training;

namespace InceptionGen.Networks.Tests.Training;

/// <summary>Whole trainings of the sample's network, on images that are easily told apart.</summary>
public sealed class TrainerTests
{
    private static readonly string[] Names = [.. DigitInception.Description.ClassNames];

    [Fact]
    public void A_batch_is_learned_by_heart()
    {
        ArrayImages images = PatternImages.Of(32);
        var trainer = new Trainer<DigitInception>(new TrainerOptions { Batch = 32, Optimizer = Adam.Keras(0.01f), BatchNormMomentum = 0.9f });
        double first = trainer.Evaluate(images).Loss;
        TrainingHistory history = trainer.Fit(images, options: new FitOptions { Epochs = 120 });

        Assert.InRange(first, 1.5, 4);
        Assert.Equal(1, history.Epochs[^1].Accuracy);
        Evaluation evaluation = trainer.Evaluate(images);
        Assert.InRange(evaluation.Loss, 0, 1e-2);
        Assert.Equal((1, 32), (evaluation.Accuracy, evaluation.Images));
    }

    [Fact]
    public void The_same_seed_gives_the_same_file_on_any_number_of_threads()
    {
        byte[] Trained(int threads, int seed = 7)
        {
            var trainer = new Trainer<DigitInception>(new TrainerOptions { Batch = 16, Threads = threads, Seed = seed, WeightAverage = 0.5f });
            trainer.Fit(PatternImages.Of(40), options: new FitOptions { Epochs = 2 });
            string path = Path.GetTempFileName();
            trainer.Save(path);
            byte[] bytes = File.ReadAllBytes(path);
            File.Delete(path);
            return bytes;
        }

        byte[] one = Trained(1);
        Assert.Equal(one, Trained(1));
        Assert.Equal(one, Trained(2));
        Assert.Equal(one, Trained(3));
        Assert.NotEqual(one, Trained(1, seed: 8));
    }

    [Fact]
    public void What_was_trained_runs_at_inference_and_from_its_file()
    {
        ArrayImages images = PatternImages.Of(20);
        var trainer = new Trainer<DigitInception>(new TrainerOptions { Batch = 20, BatchNormMomentum = 0.5f });
        trainer.Fit(images, options: new FitOptions { Epochs = 3 });
        string path = Path.GetTempFileName();
        trainer.Save(path);
        using WeightFile file = WeightFile.Open(path);
        DigitInception read = DigitInception.Load(file), taken = trainer.ToNetwork();
        File.Delete(path);

        using DigitInception.Session session = read.CreateSession(), other = taken.CreateSession();
        double loss = 0;
        for (int i = 0; i < images.Count; i++)
        {
            float[] pixels = new float[64];
            images.Read(i, 0, pixels);
            float[] probabilities = session.Run(pixels).ToArray();
            Assert.Equal(probabilities, other.Run(pixels).ToArray());
            loss -= Math.Log(probabilities[images.Label(i)]) / images.Count;
        }

        Assert.Equal(trainer.Evaluate(images).Loss, loss, 1e-4);
    }

    [Fact]
    public void What_was_trained_is_exported_with_its_average()
    {
        var trainer = new Trainer<DigitInception>(new TrainerOptions { Batch = 20, WeightAverage = 0.5f });
        trainer.Fit(PatternImages.Of(20), options: new FitOptions { Epochs = 2 });
        string path = Path.GetTempFileName(), saved = Path.GetTempFileName();
        trainer.ExportOnnx(path);
        trainer.Save(saved);
        using MemoryStream expected = new();
        using (WeightFile file = WeightFile.Open(saved)) DigitInception.Description.ExportOnnx(file, expected);
        Assert.Equal(expected.ToArray(), File.ReadAllBytes(path));
        File.Delete(path);
        File.Delete(saved);
    }

    [Fact]
    public void Frozen_rows_stay_as_they_are_to_the_bit()
    {
        var trainer = new Trainer<DigitInception>(new TrainerOptions { Batch = 16 });
        trainer.Fit(PatternImages.Of(32), options: new FitOptions { Epochs = 1 });
        Dictionary<string, float[]> before = TrainedFile.TensorsOf(trainer);
        trainer.FreezeThrough(DigitInception.InceptionB);
        trainer.Fit(PatternImages.Of(32), options: new FitOptions { Epochs = 2 });
        Dictionary<string, float[]> after = TrainedFile.TensorsOf(trainer);

        string[] changed = [.. before.Keys.Where(name => !before[name].AsSpan().SequenceEqual(after[name])).Order(StringComparer.Ordinal)];
        Assert.Equal(["linear.bias", "linear.weight"], changed);

        trainer.Unfreeze(after: DigitInception.InceptionA);
        trainer.Fit(PatternImages.Of(32), options: new FitOptions { Epochs = 1 });
        Dictionary<string, float[]> last = TrainedFile.TensorsOf(trainer);
        Assert.All(last.Keys.Where(name => name.StartsWith("convolution.", StringComparison.Ordinal)), name => Assert.Equal(before[name], last[name]));
        Assert.Contains(last.Keys, name => name.Contains("inception_b", StringComparison.OrdinalIgnoreCase) && !last[name].AsSpan().SequenceEqual(after[name]));
    }

    [Fact]
    public void It_stops_when_results_no_longer_become_better_and_keeps_the_best()
    {
        // Labels that have nothing to do with the validation images: these become worse, the better the others are learned.
        ArrayImages training = PatternImages.Of(32), validation = PatternImages.Of(40, seed: 9, shift: 3);
        var trainer = new Trainer<DigitInception>(new TrainerOptions { Batch = 32, Optimizer = Adam.Keras(0.01f), BatchNormMomentum = 0.5f });
        TrainingHistory history = trainer.Fit(training, validation, new FitOptions { Epochs = 60, EarlyStopping = new(Metric.ValidationLoss, Patience: 3) });

        Assert.Equal(TrainingEnd.StoppedEarly, history.End);
        Assert.Equal(history.Epochs.MinBy(epoch => epoch.Validation!.Loss)!.Epoch, history.Best);
        Assert.Equal(history.Best + 3, history.Epochs.Count);
        Assert.Equal(history.Epochs[history.Best - 1].Validation!.Loss, trainer.Evaluate(validation).Loss, 1e-6);
    }

    [Fact]
    public void Cancelling_ends_it_between_steps()
    {
        using CancellationTokenSource source = new();
        var trainer = new Trainer<DigitInception>(new TrainerOptions { Batch = 8 });
        var progress = new StepWatcher(step =>
        {
            if (step == 3) source.Cancel();
        });
        TrainingHistory history = trainer.Fit(PatternImages.Of(80), options: new FitOptions { StepProgress = progress }, cancellation: source.Token);
        Assert.Equal((TrainingEnd.Cancelled, 0, 3L), (history.End, history.Epochs.Count, trainer.Steps));
    }

    [Fact]
    public void A_loss_that_is_not_finite_is_said_and_nothing_is_lost()
    {
        var trainer = new Trainer<DigitInception>(new TrainerOptions { Batch = 4 });
        Dictionary<string, float[]> before = TrainedFile.TensorsOf(trainer);
        float[] images = new float[4 * 64];
        images[5] = float.NaN;
        string message = Assert.Throws<TrainingException>(() => trainer.Step(images, [0, 1, 2, 3])).Message;
        Assert.StartsWith("DigitInception, step 1: the loss is NaN. The learning rate was 0.01;", message, StringComparison.Ordinal);
        Dictionary<string, float[]> after = TrainedFile.TensorsOf(trainer);
        Assert.All(before, tensor => Assert.Equal(tensor.Value, after[tensor.Key]));
    }

    [Fact]
    public void What_does_not_fit_is_said()
    {
        var trainer = new Trainer<DigitInception>(new TrainerOptions { Batch = 4 });
        Assert.Contains("1 to 4 images; there are 5 labels", Assert.Throws<ArgumentException>(() => trainer.Step(new float[5 * 64], new int[5])).Message, StringComparison.Ordinal);
        Assert.Contains("are 128 numbers", Assert.Throws<ArgumentException>(() => trainer.Step(new float[127], new int[2])).Message, StringComparison.Ordinal);
        ArrayImages large = new(new float[81], new int[1], 9, 9, 1, Names);
        Assert.Contains("The images for training are 9x9x1; DigitInception reads 8x8x1", Assert.Throws<TrainingDataException>(() => trainer.Fit(large)).Message, StringComparison.Ordinal);
        string frozen = Assert.Throws<ArgumentException>(() => new Trainer<TransferHead>()).Message;
        Assert.Contains("TransferHead freezes the rows up to Mixed_6e, whose weights would be drawn", frozen, StringComparison.Ordinal);
    }

    [Fact]
    public void Frozen_rows_need_all_of_their_weights()
    {
        var weights = new WithoutTensor(SyntheticWeights.For(TransferHead.Description), "Mixed_5b.branch1x1.conv.weight");
        string message = Assert.Throws<WeightException>(() => new Trainer<TransferHead>(weights)).Message;
        Assert.Contains("does not have all weights of the frozen rows of TransferHead", message, StringComparison.Ordinal);
        Assert.Contains("Mixed_5b.branch1x1.conv.weight (64x192x1x1) is missing", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_sources_have_the_same_classes_in_the_same_order()
    {
        var trainer = new Trainer<DigitInception>(new TrainerOptions { Batch = 4 });
        ArrayImages training = PatternImages.Of(4), other = new(new float[64], [0], 8, 8, 1, [.. Names.Reverse()]);
        string message = Assert.Throws<TrainingDataException>(() => trainer.Fit(training, other)).Message;
        Assert.StartsWith("The classes of the validation images (nine, eight", message, StringComparison.Ordinal);
        Assert.Equal(0, trainer.Steps);
    }

    [Fact]
    public void A_progress_of_all_kinds_is_told_of_start_steps_epochs_and_end()
    {
        var trainer = new Trainer<DigitInception>(new TrainerOptions { Batch = 8 });
        var seen = new Recorder();
        trainer.Fit(PatternImages.Of(20).Augment(new Augmentation { Shear = 0.2f }), PatternImages.Of(10), new FitOptions { Epochs = 2, Progress = seen });
        Assert.Equal(["begin 1-2 of 20 and 10, 1 advice", "1/3", "2/3", "3/3", "epoch 1", "1/3", "2/3", "3/3", "epoch 2", "end"], seen.Seen);

        seen.Seen.Clear();
        foreach (EpochReport _ in trainer.Epochs(PatternImages.Of(8), options: new FitOptions { Epochs = 5, Progress = seen })) break;
        Assert.Equal(["begin 3-7 of 8 and 0, 0 advice", "1/1", "epoch 3", "end"], seen.Seen);
    }

    private sealed class Recorder : IFitProgress
    {
        public List<string> Seen { get; } = [];

        public void Begin(FitStart start) => Seen.Add($"begin {start.FirstEpoch}-{start.LastEpoch} of {start.Images} and {start.ValidationImages}, {start.Advice.Count} advice");

        public void Step(int step, int steps, StepReport report) => Seen.Add($"{step}/{steps}");

        public void Report(EpochReport value) => Seen.Add($"epoch {value.Epoch}");

        public void End() => Seen.Add("end");
    }

    private sealed class WithoutTensor(IWeightSource weights, string name) : IWeightSource
    {
        public string Description => weights.Description;

        public IReadOnlyDictionary<string, TensorShape> Tensors { get; } =
            weights.Tensors.Where(tensor => tensor.Key != name).ToDictionary(StringComparer.Ordinal);

        public void Read(string tensor, Span<float> destination) => weights.Read(tensor, destination);
    }
}
