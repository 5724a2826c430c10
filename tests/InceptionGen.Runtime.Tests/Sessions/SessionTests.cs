using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;

namespace InceptionGen.Tests;

public class SessionTests
{
    private static readonly SyntheticWeights Weights = SyntheticWeights.For(TinyNetwork.Description);
    private static readonly TinyNetwork Tiny = TinyNetwork.Load(Weights);
    private static readonly TinyNetwork TinyWithAux = TinyNetwork.Load(Weights, new() { AuxiliaryClassifiers = true });

    [Fact]
    public void Probabilities_are_the_softmax_of_the_logits()
    {
        using TinyNetwork.Session session = Session(Tiny);
        session.Run(Pictures.Noise(new(12, 12, 3)));

        double[] exponentials = [.. session.Logits.ToArray().Select(logit => Math.Exp(logit))];
        double[] expected = [.. exponentials.Select(exponential => exponential / exponentials.Sum())];
        Assert.Equal(expected.Length, session.Probabilities.Length);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], session.Probabilities[i], 1e-6);
        Assert.True(session.Output == session.Probabilities);
        Assert.NotEqual(session.Logits.ToArray(), session.Output.ToArray());
    }

    [Fact]
    public void Bytes_and_preprocessed_numbers_and_a_tensor_give_the_same_answer()
    {
        byte[] photo = Pictures.Noise(new(12, 12, 3));
        using TinyNetwork.Session session = Session(Tiny);

        float[] fromBytes = session.Run(photo).ToArray();
        float[] fromNumbers = session.Run(Pictures.Preprocessed(photo)).ToArray();
        float[] fromTensor = session.Run(Tensor<Map12x12x3>.From(Pictures.Preprocessed(photo))).ToArray();

        Assert.Equal(fromBytes, fromNumbers);
        Assert.Equal(fromBytes, fromTensor);
    }

    [Fact]
    public void A_preprocessing_of_the_caller_replaces_the_tables()
    {
        byte[] photo = Pictures.Noise(new(12, 12, 3));
        using TinyNetwork.Session session = Session(Tiny, new() { Preprocessing = Preprocessing.Parse("bgr - 104 117 123") });
        using TinyNetwork.Session plain = Session(Tiny);

        float[] bgr = new float[photo.Length];
        Preprocessing.Parse("bgr - 104 117 123").Apply(photo, bgr);
        Assert.Equal(plain.Run(bgr).ToArray(), session.Run(photo).ToArray());
    }

    [Fact]
    public void A_tap_is_what_the_stages_give_by_hand()
    {
        using TinyNetwork.Session session = Session(TinyWithAux, new() { Taps = [TinyNetwork.InceptionA, TinyNetwork.Aux, TinyNetwork.AuxPool] });
        float[] image = Pictures.Preprocessed(Pictures.Noise(new(12, 12, 3)));
        session.Run(image);
        float[] module = session.Tap(TinyNetwork.InceptionA).Values.ToArray();
        float[] aux = session.Tap(TinyNetwork.Aux).Values.ToArray();
        Tensor<Map3x3x16> auxPool = Tensor<Map3x3x16>.From(session.Values(TinyNetwork.AuxPool));

        Tensor<Map6x6x8> conv1 = session.Conv1(Tensor<Map12x12x3>.From(image));
        Assert.Equal(module, session.InceptionA(conv1).Values.ToArray());
        Assert.Equal(aux, session.Aux(auxPool).Values.ToArray());
    }

    [Fact]
    public void Stages_by_hand_leave_output_and_taps_alone()
    {
        using TinyNetwork.Session session = Session(Tiny, new() { Taps = [TinyNetwork.Conv1] });
        byte[] photo = Pictures.Noise(new(12, 12, 3));
        float[] output = session.Run(photo).ToArray();
        float[] conv1 = session.Tap(TinyNetwork.Conv1).Values.ToArray();

        session.InceptionA(Tensor<Map6x6x8>.Create());

        Assert.Equal(output, session.Output);
        Assert.Equal(conv1, session.Tap(TinyNetwork.Conv1).Values);
    }

    [Fact]
    public void Asking_for_taps_does_not_change_the_answer()
    {
        byte[] photo = Pictures.Noise(new(12, 12, 3));
        using TinyNetwork.Session plain = Session(Tiny);
        using TinyNetwork.Session tapped = Session(TinyWithAux, new() { Taps = TinyNetwork.Description.Taps });
        Assert.Equal(plain.Run(photo), tapped.Run(photo));
    }

    [Fact]
    public void A_stage_that_passes_its_input_through_can_be_tapped()
    {
        using TinyNetwork.Session session = Session(Tiny, new() { Taps = [TinyNetwork.Avgpool, TinyNetwork.Dropout] });
        session.Run(Pictures.Noise(new(12, 12, 3)));
        Assert.Equal(session.Tap(TinyNetwork.Avgpool).Values, session.Tap(TinyNetwork.Dropout).Values);
        Assert.Contains(session.Values(TinyNetwork.Dropout).ToArray(), value => value != 0);
    }

    [Fact]
    public void Typed_and_untyped_taps_are_the_same_memory()
    {
        Tap byName = TinyNetwork.Description.Taps.Single(tap => tap.Name == "inception (a)");
        using TinyNetwork.Session session = Session(Tiny, new() { Taps = [byName] });
        session.Run(Pictures.Noise(new(12, 12, 3)));
        Assert.True(session.Values(byName) == session.Tap(TinyNetwork.InceptionA).Values);
        Assert.Same(session.Tap(TinyNetwork.InceptionA), session.Tap(TinyNetwork.InceptionA));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    [InlineData(5, 2)]
    [InlineData(8, 1)]
    public void Each_image_of_a_batch_gets_the_answer_that_it_gets_alone(int batch, int threads)
    {
        byte[] photos = Pictures.Noise(new(12, 12, 3), batch);
        using TinyNetwork.Session together = Session(TinyWithAux, new() { Batch = batch, Threads = threads, Taps = TinyNetwork.Description.Taps });
        using TinyNetwork.Session alone = Session(TinyWithAux, new() { Taps = TinyNetwork.Description.Taps });
        for (int run = 0; run < 2; run++) together.Run(photos);

        for (int image = 0; image < batch; image++)
        {
            alone.Run(photos.AsSpan(image * 432, 432));
            foreach (Tap tap in TinyNetwork.Description.Taps)
            {
                int length = (int)tap.Shape.Elements;
                Assert.Equal(alone.Values(tap), together.Values(tap).Slice(image * length, length));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Every_image_runs_as_far_as_a_tap(int batch)
    {
        byte[] photos = Pictures.Noise(new(12, 12, 3), batch);
        using TinyNetwork.Session whole = Session(TinyWithAux, new() { Batch = batch, Taps = TinyNetwork.Description.Taps });
        using TinyNetwork.Session part = Session(TinyWithAux, new() { Batch = batch });
        part.CollectTimings = true;
        whole.Run(photos);

        AssertStopsAt(TinyNetwork.Conv1, 0);
        AssertStopsAt(TinyNetwork.InceptionA, 0, 1);
        AssertStopsAt(TinyNetwork.AuxPool, 0, 1, 7);
        AssertStopsAt(TinyNetwork.Norm, 0, 1, 2);
        AssertStopsAt(TinyNetwork.Avgpool, 0, 1, 2, 3);
        Assert.Equal(whole.Output, part.Run(photos));

        void AssertStopsAt<TMap>(Tap<TMap> tap, params int[] stages)
            where TMap : struct, IFeatureMap
        {
            Assert.Equal(whole.Values(tap), part.RunUntil(tap, photos).Values);
            Assert.Equal(stages, Enumerable.Range(0, TinyNetwork.Description.Stages.Count).Where(stage => part.StageTicks[stage] > 0));
        }
    }

    [Fact]
    public void Running_as_far_as_a_tap_computes_nothing_behind_it()
    {
        byte[] photo = Pictures.Noise(new(12, 12, 3));
        using TinyNetwork.Session whole = Session(Tiny, new() { Taps = [TinyNetwork.InceptionA] });
        whole.Run(photo);
        using TinyNetwork.Session part = Session(Tiny);
        part.CollectTimings = true;
        part.Run(photo);

        Assert.Equal(whole.Tap(TinyNetwork.InceptionA).Values, part.RunUntil(TinyNetwork.InceptionA, photo).Values);
        Assert.Equal(whole.Tap(TinyNetwork.InceptionA).Values, part.RunUntil(TinyNetwork.InceptionA, Pictures.Preprocessed(photo)).Values);

        Assert.True(part.StageTicks[0] > 0 && part.StageTicks[1] > 0);
        Assert.All(part.StageTicks[2..].ToArray(), ticks => Assert.Equal(0, ticks));
        Assert.Contains("call Run first", Assert.Throws<InvalidOperationException>(() => { _ = part.Output; }).Message);
        Assert.Equal(whole.Output, part.Run(photo));
    }

    [Fact]
    public void Times_of_stages_are_those_of_all_images()
    {
        byte[] photos = Pictures.Noise(new(12, 12, 3), batch: 16);
        using TinyNetwork.Session session = Session(Tiny, new() { Batch = 16, Threads = 1 });
        session.CollectTimings = true;
        Assert.InRange(Enumerable.Range(0, 20).Max(_ => ShareOfStages()), 0.5, 1.0);

        // Whatever interrupts a run between its stages makes the share smaller, never larger.
        double ShareOfStages()
        {
            long start = Stopwatch.GetTimestamp();
            session.Run(photos);
            long run = Stopwatch.GetTimestamp() - start;
            return (double)session.StageTicks.ToArray().Sum() / run;
        }
    }

    [Fact]
    public void An_auxiliary_classifier_runs_only_when_asked_for()
    {
        byte[] photo = Pictures.Noise(new(12, 12, 3));
        using TinyNetwork.Session without = Session(TinyWithAux);
        using TinyNetwork.Session with = Session(TinyWithAux, new() { Taps = [TinyNetwork.AuxPool] });
        without.CollectTimings = with.CollectTimings = true;
        without.Run(photo);
        with.Run(photo);

        Assert.Equal([0, 0], without.StageTicks[7..].ToArray());
        Assert.All(with.StageTicks[7..].ToArray(), ticks => Assert.True(ticks > 0));
    }

    [Fact]
    public void Sessions_on_several_threads_share_a_network()
    {
        byte[] photo = Pictures.Noise(new(12, 12, 3));
        using TinyNetwork.Session session = Session(Tiny);
        float[] expected = session.Run(photo).ToArray();

        Parallel.For(0, 8, _ =>
        {
            using TinyNetwork.Session own = Session(Tiny, new() { Threads = 2 });
            for (int run = 0; run < 20; run++) Assert.Equal(expected, own.Run(photo).ToArray());
        });
    }

    [Fact]
    public void Memory_of_taps_is_counted()
    {
        using TinyNetwork.Session plain = Session(Tiny);
        using TinyNetwork.Session tapped = Session(Tiny, new() { Taps = [TinyNetwork.InceptionA] });
        Assert.True(plain.AllocatedBytes >= TinyNetwork.WorkspaceBytes);
        Assert.True(tapped.AllocatedBytes >= plain.AllocatedBytes + (576 * sizeof(float)));
    }

    private static TinyNetwork.Session Session(TinyNetwork network, SessionOptions? options = null) =>
        (TinyNetwork.Session)network.CreateSession(options ?? new() { Threads = 1 });
}
