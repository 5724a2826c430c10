using System.Linq;
using System.Threading;
using InceptionGen.Generator.Text;
using InceptionGen.Language.Model;
using InceptionGen.Language.Planning;

namespace InceptionGen.Generator.Emitting;

/// <summary>Writes a network's class. Everything is decided in the plan; here it becomes text.</summary>
internal sealed partial class NetworkEmitter
{
    private readonly NetworkPlan _plan;
    private readonly string _mapNamespace;
    private readonly ILookup<int?, StageSpec> _stagesOf;
    private readonly CancellationToken _cancellation;
    private readonly SourceWriter _writer = new();

    private NetworkEmitter(NetworkPlan plan, string mapNamespace, CancellationToken cancellation)
    {
        (_plan, _mapNamespace, _cancellation) = (plan, mapNamespace, cancellation);
        _stagesOf = plan.Stages.ToLookup(stage => stage.Routine, stage => stage.Stage);
    }

    private NetworkSpec Network => _plan.Network;

    /// <summary>The class as C# source.</summary>
    /// <param name="plan">What to write.</param>
    /// <param name="mapNamespace">Where the feature maps' types are.</param>
    /// <exception cref="System.OperationCanceledException">The token was cancelled.</exception>
    public static string Emit(NetworkPlan plan, string mapNamespace, CancellationToken cancellation = default)
    {
        var emitter = new NetworkEmitter(plan, mapNamespace, cancellation);
        emitter.WriteFile();
        return emitter._writer.ToString();
    }

    private void WriteFile()
    {
        GeneratedFile.WriteHeader(_writer, Network.Namespace);
        GeneratedFile.WriteAliases(_writer);
        WriteClassDocumentation();
        GeneratedFile.WriteAttribute(_writer);
        string name = CSharpName.Of(Network.ClassName);
        using (_writer.Block($"{GeneratedFile.Accessibility(Network.IsPublic)} sealed partial class {name} : IG_::Network, IG_::INetwork<{name}>"))
        {
            WriteConstants();
            WriteMaking(name);
            WriteClassNames();
            WriteTaps();
            WriteDescription();
            WriteSession(name);
        }
    }

    private void WriteConstants()
    {
        Totals totals = Totals.Of(Network);
        _writer.Line($"""
            /// <summary>Rows of the image.</summary>
            public const int InputHeight = {Network.Input.Height};

            /// <summary>Columns of the image.</summary>
            public const int InputWidth = {Network.Input.Width};

            /// <summary>Channels of the image.</summary>
            public const int InputChannels = {Network.Input.Channels};

            /// <summary>Channels of the output.</summary>
            public const int Classes = {totals.Output.Channels};

            /// <summary>Learned numbers, without auxiliary classifiers.</summary>
            public const long Parameters = {totals.Parameters};

            /// <summary>Multiply-adds for one image, without auxiliary classifiers.</summary>
            public const long MultiplyAdds = {totals.MultiplyAdds};

            /// <summary>Bytes of the feature maps in a session for one image; a batch takes less for each. The kernels' scratch memory comes on top.</summary>
            public const long WorkspaceBytes = {_plan.WorkspaceFloats * sizeof(float)};

            """);
    }

    private void WriteClassNames()
    {
        if (Network.ClassNames.Count == 0) return;
        _writer.Line("""
            /// <summary>What the outputs stand for, one name for each.</summary>
            public static global::System.Collections.Generic.IReadOnlyList<string> ClassNames => Description.ClassNames;

            """);
    }

    private void WriteMaking(string name) => _writer.Line($$"""
        private {{name}}(IG_::Execution.LayerSet layers)
            : base(Description, layers)
        {
        }

        /// <summary>Stages, operations, shapes, counts and tensor names.</summary>
        public static IG_::NetworkDescription Description { get; } = Describe();

        /// <summary>Checks every tensor, folds batch norm into the convolutions and packs the weights for this machine. Do it once: any number of
        /// sessions on any threads may share the network.</summary>
        /// <param name="weights">Where the tensors come from; not needed afterwards.</param>
        /// <param name="options">Precision and auxiliary classifiers; the defaults if null.</param>
        /// <exception cref="IG_::WeightException">Tensors are missing, surplus, of another shape, or unreadable: all of them are listed.</exception>
        public static {{name}} Load(IG_::IWeightSource weights, IG_::LoadOptions? options = null) =>
            new(IG_::Execution.LayerSet.Load(Description, weights, options));

        /// <summary>Makes the workspace of one caller. Everything is allocated here; running allocates nothing.</summary>
        /// <param name="options">Threads, batch and taps; one image on all processors if null.</param>
        /// <exception cref="global::System.ArgumentException">A tap of another network, or of an auxiliary classifier that was not loaded.</exception>
        public override Session CreateSession(IG_::SessionOptions? options = null) => new(this, options);

        """);

    /// <summary>The name of a feature map's type.</summary>
    private string Map(Shape map) => _mapNamespace == Network.Namespace ? CSharpName.OfMap(map) : CSharpName.Global(_mapNamespace, CSharpName.OfMap(map));
}
