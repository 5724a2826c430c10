using System;
using System.Linq;
using InceptionGen.Execution;

namespace InceptionGen.Tests;

public class SessionGuardTests
{
    private static readonly TinyNetwork Tiny = TinyNetwork.Load(SyntheticWeights.For(TinyNetwork.Description));

    [Theory]
    [InlineData(431)]
    [InlineData(433)]
    [InlineData(0)]
    public void An_image_of_another_length_is_refused_with_the_length_expected(int length)
    {
        using Session session = Tiny.CreateSession();
        ArgumentException bytes = Assert.Throws<ArgumentException>(() => { session.Run(new byte[length]); });
        ArgumentException numbers = Assert.Throws<ArgumentException>(() => { session.Run(new float[length]); });
        Assert.StartsWith($"A run of 1 x 12x12x3 needs 432 bytes (N, H, W, RGB), not {length}.", bytes.Message, StringComparison.Ordinal);
        Assert.StartsWith($"A run of 1 x 12x12x3 needs 432 numbers (N, H, W, C), not {length}.", numbers.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tap_that_was_not_asked_for_is_refused()
    {
        using Session session = Tiny.CreateSession(new() { Taps = [TinyNetwork.Conv1] });
        session.Run(new byte[432]);
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => session.Tap(TinyNetwork.InceptionA));
        Assert.Equal("inception (a) was not asked for: list it in SessionOptions.Taps when making the session.", exception.Message);
        Assert.Throws<InvalidOperationException>(() => { session.Values(TinyNetwork.InceptionA); });
    }

    [Fact]
    public void The_taps_of_output_and_logits_are_always_there()
    {
        using Session session = Tiny.CreateSession();
        session.Run(new byte[432]);
        Assert.Equal(session.Output.ToArray(), session.Tap(TinyNetwork.Softmax).Values.ToArray());
        Assert.Equal(session.Logits.ToArray(), session.Values(TinyNetwork.Linear).ToArray());
    }

    [Fact]
    public void A_tap_of_an_auxiliary_classifier_that_was_not_loaded_is_refused()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Tiny.CreateSession(new() { Taps = [TinyNetwork.AuxPool] }));
        Assert.StartsWith(
            "aux pool belongs to the auxiliary classifier Aux, whose weights were not loaded: set LoadOptions.AuxiliaryClassifiers.", exception.Message, StringComparison.Ordinal);

        using Session session = Tiny.CreateSession();
        Assert.Throws<ArgumentException>(() => session.RunUntil(TinyNetwork.Aux, new byte[432]));
        Assert.Throws<InvalidOperationException>(() => ((TinyNetwork.Session)session).Aux(Tensor<Map3x3x16>.Create()));
    }

    [Fact]
    public void A_tap_of_another_network_is_refused()
    {
        NetworkDescription other = Classifier("Other", withSoftmax: true);
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Tiny.CreateSession(new() { Taps = [other.Taps[0]] }));
        Assert.StartsWith("linear is a tap of Other; this session runs Tiny.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tap_type_must_be_the_stages_shape()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new Tap<Map6x6x16>(TinyNetwork.Description, 0));
        Assert.StartsWith("Stage conv1 gives 6x6x8, not 6x6x16.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_can_be_read_before_the_first_run()
    {
        using Session session = Tiny.CreateSession(new() { Taps = [TinyNetwork.Conv1] });
        Assert.Throws<InvalidOperationException>(() => { _ = session.Output; });
        Assert.Throws<InvalidOperationException>(() => { _ = session.Logits; });
        Assert.Throws<InvalidOperationException>(() => { _ = session.Probabilities; });
        Assert.Throws<InvalidOperationException>(() => session.Tap(TinyNetwork.Conv1));
    }

    [Fact]
    public void A_disposed_session_says_so()
    {
        Session session = Tiny.CreateSession();
        session.Run(new byte[432]);
        session.Dispose();
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => { session.Run(new byte[432]); });
        Assert.Throws<ObjectDisposedException>(() => { _ = session.Output; });
    }

    [Fact]
    public void A_stage_by_hand_takes_as_many_images_as_the_session()
    {
        using var session = (TinyNetwork.Session)Tiny.CreateSession(new() { Batch = 2 });
        ArgumentException exception = Assert.Throws<ArgumentException>(() => session.Conv1(Tensor<Map12x12x3>.Create(batch: 3)));
        Assert.StartsWith("The input holds 3 images, the session 2", exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, session.Conv1(Tensor<Map12x12x3>.Create(batch: 2)).Batch);
    }

    [Fact]
    public void A_second_caller_is_refused_while_the_first_one_runs()
    {
        ScriptedNetwork network = new(Classifier("Nested", withSoftmax: true));
        using Session session = network.CreateSession();
        InvalidOperationException? second = null;
        network.Forward = frame =>
        {
            second = Assert.Throws<InvalidOperationException>(() => { session.Run(new float[12]); });
            frame.CompleteStage(0, frame.Map(0, 1, 1, 3));
            frame.CompleteStage(1, frame.Map(0, 1, 1, 3));
        };

        session.Run(new float[12]);
        Assert.Contains("running on another thread", second!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_recovers_from_a_failed_run()
    {
        ScriptedNetwork network = new(Classifier("Failing", withSoftmax: false));
        using Session session = network.CreateSession();
        network.Forward = frame => frame.CompleteStage(0, frame.Map(0, 1, 1, 3));
        session.Run(new float[12]);

        network.Forward = _ => throw new TimeoutException();
        Assert.Throws<TimeoutException>(() => { session.Run(new float[12]); });
        Assert.Throws<InvalidOperationException>(() => { _ = session.Output; });

        network.Forward = frame => frame.CompleteStage(0, frame.Map(0, 1, 1, 3));
        Assert.Equal([1f, 2f, 3f], session.Run([1f, 2f, 3f, .. new float[9]]).ToArray());
    }

    [Fact]
    public void A_run_that_fails_in_the_middle_of_an_image_leaves_the_session_to_all_images()
    {
        ScriptedNetwork network = new(Classifier("Failing", withSoftmax: false));
        using Session session = network.CreateSession(new() { Batch = 2 });
        network.Forward = frame =>
        {
            frame.NextImage();
            throw new TimeoutException();
        };
        Assert.Throws<TimeoutException>(() => { session.Run(new float[24]); });

        network.Forward = frame => frame.CompleteStage(0, frame.Map(0, 1, 1, 3));
        Assert.Equal([1f, 2f, 3f, 4f, 5f, 6f], session.Run([1f, 2f, 3f, 4f, 5f, 6f, .. new float[18]]));
    }

    [Fact]
    public void One_image_of_a_map_is_for_its_turn_and_of_a_map_of_all()
    {
        ScriptedNetwork network = new(Classifier("Turns", withSoftmax: false));
        using Session session = network.CreateSession(new() { Batch = 2 });
        network.Forward = frame => frame.OneOf(frame.Map(0, 1, 1, 3));
        Assert.Contains("No image is being processed", Assert.Throws<InvalidOperationException>(() => { session.Run(new float[24]); }).Message, StringComparison.Ordinal);

        network.Forward = frame =>
        {
            frame.NextImage();
            frame.OneOf(frame.Map(0, 1, 1, 3));
        };
        Assert.Contains("The map is 1x1x1x3, not one of 2 images", Assert.Throws<ArgumentException>(() => { session.Run(new float[24]); }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_forward_pass_that_forgets_a_stage_is_found_out()
    {
        ScriptedNetwork network = new(Classifier("Forgetful", withSoftmax: true)) { Forward = frame => frame.CompleteStage(0, frame.Map(0, 1, 1, 3)) };
        using Session session = network.CreateSession();
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => { session.Run(new float[12]); });
        Assert.Equal("Forgetful ran without producing the output of one of its stages.", exception.Message);
    }

    [Fact]
    public void A_network_without_softmax_has_logits_and_no_probabilities()
    {
        ScriptedNetwork network = new(Classifier("Plain", withSoftmax: false)) { Forward = frame => frame.CompleteStage(0, frame.Map(0, 1, 1, 3)) };
        using Session session = network.CreateSession();
        session.Run([7f, 8f, 9f, .. new float[9]]);

        Assert.Equal([7f, 8f, 9f], session.Logits);
        Assert.Contains("Plain does not end in a softmax", Assert.Throws<InvalidOperationException>(() => { _ = session.Probabilities; }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_do_not_fit_a_network_without_three_channels()
    {
        DescriptionBuilder table = new("Grey", "", "", new(2, 2, 1), "rgb / 127.5 - 1");
        table.Stage("pool", "Pool");
        table.MaxPool(-1, new(2));
        using Session session = new ScriptedNetwork(table.Build()).CreateSession();
        Assert.Contains("three channels", Assert.Throws<InvalidOperationException>(() => { session.Run(new byte[4]); }).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, 1, "Threads", "SessionOptions.Threads is -1; it must be 1 to 512, or 0 for one per processor.")]
    [InlineData(513, 1, "Threads", "SessionOptions.Threads is 513; ")]
    [InlineData(1_000, 1, "Threads", "SessionOptions.Threads is 1000; ")]
    [InlineData(1_000_000, 1, "Threads", "SessionOptions.Threads is 1000000; ")]
    [InlineData(int.MaxValue, int.MaxValue, "Threads", "SessionOptions.Threads is 2147483647; ")]
    [InlineData(1, 0, "Batch", "SessionOptions.Batch is 0; it must be at least 1.")]
    [InlineData(1, -5, "Batch", "SessionOptions.Batch is -5; ")]
    [InlineData(1, 3_000_000, "Batch", "Tiny with SessionOptions.Batch 3000000 and SessionOptions.Threads 1 needs 12,288,000,000 bytes for feature maps; an array holds 8,589,934,300. ")]
    [InlineData(2, int.MaxValue, "Batch", "Tiny with SessionOptions.Batch 2147483647 and SessionOptions.Threads 2 needs 8,796,093,018,112 bytes for feature maps; ")]
    public void Impossible_threads_and_batches_are_refused_by_name(int threads, int batch, string name, string message)
    {
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => Tiny.CreateSession(new() { Threads = threads, Batch = batch }));
        Assert.Equal(name, exception.ParamName);
        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_most_threads_run()
    {
        using Session session = Tiny.CreateSession(new() { Threads = SessionOptions.MaxThreads });
        using Session one = Tiny.CreateSession(new() { Threads = 1 });
        byte[] image = Pictures.Noise(new(12, 12, 3));
        Assert.Equal(one.Run(image), session.Run(image));
    }

    [Theory]
    [InlineData(4, 512, "Threads", "for the threads' scratch memory; ")]
    [InlineData(715_827_900, 1, "Batch", "for the outputs of linear; ")]
    public void Images_and_threads_that_take_too_much_together_are_refused_by_name(int batch, int threads, string name, string message)
    {
        DescriptionBuilder table = new("Wide", "", "", new(64, 64, 512), "rgb");
        table.Stage("linear", "Linear");
        table.Linear("", -1, 3, tensors: new("fc.weight"));
        ScriptedNetwork network = new(table.Build()) { MapFloats = 1 };
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => network.CreateSession(new() { Threads = threads, Batch = batch }));
        Assert.Equal(name, exception.ParamName);
        Assert.Contains($"Wide with SessionOptions.Batch {batch} and SessionOptions.Threads {threads} needs ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Threads_are_as_asked_or_one_per_processor()
    {
        using Session two = Tiny.CreateSession(new() { Threads = 2 });
        using Session all = Tiny.CreateSession();
        Assert.Equal(2, two.Threads);
        Assert.Equal(Environment.ProcessorCount, all.Threads);
    }

    private static NetworkDescription Classifier(string name, bool withSoftmax)
    {
        DescriptionBuilder table = new(name, "", "", new(2, 2, 3), "rgb / 127.5 - 1");
        table.Stage("linear", "Linear");
        table.Linear("", -1, 3, layer: "fc");
        if (withSoftmax)
        {
            table.Stage("softmax", "Softmax");
            table.Add(new SoftmaxInfo(), 0);
        }

        return table.Build();
    }
}
