using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Shipped;
using InceptionGen.Training;

namespace InceptionGen.Networks.Tests.Training;

/// <summary>What a trainer saves.</summary>
internal static class TrainedFile
{
    /// <summary>The bytes of its file.</summary>
    public static byte[] BytesOf(Trainer<DigitInception> trainer) => Saved(trainer, File.ReadAllBytes);

    /// <summary>The tensors in it.</summary>
    public static Dictionary<string, float[]> TensorsOf(Trainer<DigitInception> trainer) => Saved(trainer, TensorsOf);

    /// <summary>The tensors in a file.</summary>
    public static Dictionary<string, float[]> TensorsOf(string path)
    {
        using WeightFile file = WeightFile.Open(path);
        return file.Tensors.ToDictionary(tensor => tensor.Key, tensor =>
        {
            float[] numbers = new float[tensor.Value.Elements];
            file.Read(tensor.Key, numbers);
            return numbers;
        });
    }

    private static TResult Saved<TResult>(Trainer<DigitInception> trainer, Func<string, TResult> read)
    {
        string path = Path.GetTempFileName();
        try
        {
            trainer.Save(path);
            return read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
