using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Shipped;
using InceptionGen.Training;
using InceptionGen.Weights.Safetensors;

namespace InceptionGen.Networks.Tests.Training;

/// <summary>Training goes on from the same tensors of a file that inference would load.</summary>
public sealed class GivenWeightsTests
{
    // A file with a model and its average under other names than the table's, as training programs write it.
    [Fact]
    public void The_model_is_found_by_its_prefix_and_not_its_average()
    {
        var source = new Trainer<DigitInception>(new TrainerOptions { Seed = 1 });
        var average = new Trainer<DigitInception>(new TrainerOptions { Seed = 2 });
        string path = Path.GetTempFileName();
        try
        {
            SavedTensor[] tensors = [.. Prefixed("ema.encoder.", average), .. Prefixed("student.encoder.", source)];
            SafetensorsWriter.Write(path, tensors, metadata: []);
            using WeightFile file = WeightFile.Open(path);
            var trainer = new Trainer<DigitInception>(file, new TrainerOptions { Seed = 3 });
            Assert.Equal(TrainedFile.BytesOf(source), TrainedFile.BytesOf(trainer));
            ArrayImages images = PatternImages.Of(1);
            float[] pixels = new float[64];
            images.Read(0, 0, pixels);
            using DigitInception.Session one = DigitInception.Load(file).CreateSession(), two = trainer.ToNetwork().CreateSession();
            Assert.Equal(one.Run(pixels).ToArray(), two.Run(pixels).ToArray());
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static IEnumerable<SavedTensor> Prefixed(string prefix, Trainer<DigitInception> trainer)
    {
        foreach (TensorInfo tensor in DigitInception.Description.Tensors)
        {
            float[] numbers = TrainedFile.TensorsOf(trainer)[tensor.Name];
            yield return new SavedTensor(prefix + tensor.Name, tensor.Shape, numbers.Length, (_, to) => numbers.CopyTo(to));
        }
    }
}
