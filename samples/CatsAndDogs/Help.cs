namespace CatsAndDogsSample;

/// <summary>What the sample says of itself.</summary>
internal static class Help
{
    public const string Usage = """
        Trains a new head on Inception v3, which then tells two kinds of photos apart.

        dotnet run -c Release --project samples/CatsAndDogs -- --weights FILE PHOTOS [TESTING]

          PHOTOS           a folder with two folders: photos of the one kind, and photos of the other
          TESTING          the same with other photos, for testing; without it, a fifth of PHOTOS is held out
          --weights FILE   Inception v3 as Keras, or the npm package nsfwjs, has it; see below
          --untrained      goes without: the base has random weights, which shows that all of it runs and nothing else
          --epochs N       how often all photos are shown (2)
          --batch N        photos of a step (100)
          --seed N         what random numbers depend on (0)
          --output DIR     where cats-and-dogs.safetensors, history.csv and curves.svg go (here)

        """ + Weights;

    public const string Weights = """
        Where weights come from:
          Keras    python -c "import keras; keras.applications.InceptionV3(include_top=False).save('inception_v3.keras')"
                   The file that Keras itself downloads fits, too: inception_v3_weights_tf_dim_ordering_tf_kernels_notop.h5
          npm      nsfwjs 4.3.0 has an Inception v3: README.md, beside this sample, has the commands
        """;

    public const string WithoutWeights =
        "The base has random weights. Accuracy says nothing about transfer learning: its features are not those of photos.";
}
