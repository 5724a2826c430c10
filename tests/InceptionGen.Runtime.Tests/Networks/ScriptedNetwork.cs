using System;
using InceptionGen.Execution;

namespace InceptionGen.Tests;

/// <summary>A network whose forward pass is the test's.</summary>
internal sealed class ScriptedNetwork(NetworkDescription description) : Network(description, LayerSet.Load(description, SyntheticWeights.For(description)))
{
    public Action<Frame> Forward { get; set; } = _ => { };

    public long MapFloats { get; init; } = 64;

    public override Session CreateSession(SessionOptions? options = null) => new ScriptedSession(this, options);

    private sealed class ScriptedSession(ScriptedNetwork network, SessionOptions? options) : Session(network, options, mapFloats: network.MapFloats, inputOffset: 0)
    {
        protected override void Forward(Frame frame) => network.Forward(frame);
    }
}
