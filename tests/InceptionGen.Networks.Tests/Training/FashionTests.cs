using System.IO;
using System.Linq;
using InceptionGen.Shipped;
using InceptionGen.Training;
using Xunit;
using Xunit.Abstractions;

namespace InceptionGen.Networks.Tests.Training;

/// <summary>A small Inception on 60,000 images of clothes, as samples/Train trains it, tested on 10,000 others.</summary>
public sealed class FashionTests(ITestOutputHelper output)
{
    private const int Epochs = 5;

    [FashionFact]
    public void Five_epochs_tell_clothes_apart()
    {
        var options = new TrainerOptions { Batch = 32, IgnoresTable = true, Optimizer = Adam.Keras(0.003f), Schedule = LearningRateSchedule.Cosine(Epochs), BatchNormMomentum = 0.9f };
        var trainer = new Trainer<FashionInception>(options);
        TrainingHistory history = trainer.Fit(Images("train"), Images("t10k"), new FitOptions { Epochs = Epochs, KeepBest = false });

        output.WriteLine(history.ToCsv());
        double accuracy = trainer.Evaluate(Images("t10k")).Accuracy;
        Assert.True(accuracy >= 0.92, $"{accuracy:P2} of the images it was not trained on are right.");
    }

    private static ImageSource Images(string set) => IdxFiles.Open(Find($"{set}-images-idx3-ubyte"), Find($"{set}-labels-idx1-ubyte"), classNames: FashionInception.ClassNames);

    private static string Find(string name) => new[] { name, name + ".gz" }.Select(file => Path.Combine(FashionFactAttribute.Folder!, file)).First(File.Exists);
}
