extern alias runtime;

using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using Xunit;
using R = runtime::InceptionGen;

namespace InceptionGen.Generator.Tests.Generated;

/// <summary>One small network in the files that Keras 2 and 3, h5py and h5repack make of it (keras.zip), run from the table to the probabilities.</summary>
public sealed class KerasFileTests
{
    private static readonly float[] Probabilities = [0.242260f, 0.215651f, 0.158992f, 0.157715f, 0.225382f];

    private static readonly Lazy<Type> Network = new(() =>
        GeneratorRun.Of(new TestTable("keras.csv", File.ReadAllText("WeightFiles/keras.csv"))).Compilation.Load().GetType("Demo.KerasTiny")!);

    [Theory]
    [InlineData("k01_weights.h5")]
    [InlineData("k02_latest.h5")] // h5py's libver="latest"
    [InlineData("k03_gzip_shuffle.h5")]
    [InlineData("k05_keras3_backend_jax.h5")]
    [InlineData("k15_keras3.weights.h5")]
    [InlineData("k16_model.keras")]
    [InlineData("k25_h5repack_gzip.h5")]
    public void A_file_gives_the_probabilities_of_its_network(string name)
    {
        string path = Path.GetTempFileName();
        try
        {
            using (ZipArchive archive = ZipFile.OpenRead("WeightFiles/keras.zip")) archive.GetEntry(name)!.ExtractToFile(path, overwrite: true);
            using R.WeightFile weights = R.WeightFile.Open(path);
            var network = (R.Network)Network.Value.GetMethod("Load")!.Invoke(null, [weights, null])!;
            using R.Session session = network.CreateSession();
            float[] actual = session.Run([.. Enumerable.Range(0, 12 * 10 * 3).Select(i => (i * 7 % 11 / 5f) - 1)]).ToArray();
            Assert.Equal(Probabilities.Length, actual.Length);
            foreach ((float expected, float probability) in Probabilities.Zip(actual)) Assert.InRange(probability, expected - 2e-6f, expected + 2e-6f);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
