using System;
using System.Linq;

namespace InceptionGen.Tests;

/// <summary>Rows that are chosen at run time.</summary>
public class RunStageTests
{
    private static readonly TinyNetwork Tiny = TinyNetwork.Load(SyntheticWeights.For(TinyNetwork.Description));

    [Fact]
    public void A_row_makes_of_its_input_what_it_makes_in_a_run()
    {
        using Session session = Tiny.CreateSession(new() { Taps = [.. TinyNetwork.Description.Taps.Where(tap => tap.Head.Length == 0)] });
        session.Run(Pictures.Noise(new(12, 12, 3)));
        int compared = 0;
        foreach (StageInfo stage in TinyNetwork.Description.Stages.Where(stage => stage.Head.Length == 0 && stage.Index > 0 && stage.Operations is [not DropoutInfo]))
        {
            if (stage.Operations[0].Inputs is not [>= 0 and int source]) continue;
            Tap before = TinyNetwork.Description.Taps[TinyNetwork.Description.Operations[source].Stage], after = TinyNetwork.Description.Taps[stage.Index];
            float[] input = session.Values(before).ToArray(), expected = session.Values(after).ToArray(), output = new float[expected.Length];
            session.RunStage(after, input, output);
            for (int i = 0; i < output.Length; i++) Assert.Equal(expected[i], output[i], 1e-5f);
            compared++;
        }

        Assert.True(compared > 1, "no rows were compared");
    }

    [Fact]
    public void Another_length_is_named()
    {
        using Session session = Tiny.CreateSession();
        Tap row = TinyNetwork.Description.Taps[0];
        float[] input = new float[row.Shape.Elements + 1], output = new float[row.Shape.Elements];

        ArgumentException exception = Assert.Throws<ArgumentException>(() => session.RunStage(row, input, output));
        Assert.Equal("input", exception.ParamName);
        Assert.Contains($"not {input.Length}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_several_operations_or_none_is_refused()
    {
        using Session session = Tiny.CreateSession();
        foreach (StageInfo stage in TinyNetwork.Description.Stages.Where(stage => stage.Head.Length == 0 && (stage.Operations.Count != 1 || stage.Operations[0] is DropoutInfo)))
            Assert.Contains("not one operation", Assert.Throws<ArgumentException>(() => session.RunStage(TinyNetwork.Description.Taps[stage.Index], [], [])).Message, StringComparison.Ordinal);
    }
}
