using System.Linq;

namespace Classify;

/// <summary>What --help prints.</summary>
internal static class Help
{
    public static string Text =>
        $"""
        Classifies a photo with a network that was generated from a table of its paper.

        dotnet run -c Release --project samples/Classify -- [options]

          --network NAME        {string.Join(" | ", Networks.All.Select(network => network.Name))}; the first if not given
          --weights FILE        a file of weights (safetensors, PyTorch, Keras, TensorFlow.js) with the tensors the table names;
                                'synthetic' if not given: numbers from a formula. The network runs with them, but
                                recognises nothing. inception_v3_keras has the classifier of the file: Keras' or nsfwjs'
          --image FILE          a JPEG, PNG, BMP, PPM or GIF file; a photo of a cat if not given. One of the network's size is used
                                as it is, another square one is resized, any other is resized by its short side and cropped
          --preprocess TEXT     how bytes become numbers, as in 'rgb / 127.5 - 1' or 'bgr - 104 117 123'; 'table' for the table's,
                                which is the default with a weights file. With synthetic weights it is 'rgb / 127.5 - 1'
          --labels FILE         names of the classes, one per line; the table's if not given
          --top K               number of classes to print; 5 if not given
          --threads N           threads that share a prediction; all processors if not given
          --batch N             number of images at once: the photo N times. Times are for all of them, results for the first
          --precise             direct convolutions only: slower, and less rounding
          --compact             direct convolutions only, to save memory: the weights of the fast ones need up to seven times as much
          --time RUNS           number of predictions to time after the first; 10 if not given
          --save NAME=FILE.npy  saves 'logits', 'probabilities' or the output of a stage as float32: (classes) or (H, W, C).
                                Stages are named as in the printed table, auxiliary classifiers included; case, blanks and
                                punctuation do not matter (inception_3a). May be given several times
          --export FILE.onnx    writes the network with its weights as an ONNX model. Its outputs are the probabilities, the logits
                                and the stages that --save names; its input is preprocessed and (N, C, H, W)
          --plan                prints how the network runs on this machine, and runs nothing: the algorithm of each convolution and what each costs
          --json                prints one JSON object instead of text
          --help                prints this

        JSON: load_ms is the time to load and pack the weights, first_ms the first prediction, min_ms and median_ms are of the timed
        ones, allocated_bytes what each of those allocated, on all threads; weight_bytes is the memory of the
        packed weights, workspace_bytes that of one caller, rss_mb that of the process. label is null where nothing names the
        classes.

        Exit code: 0; 1 if a file cannot be used; 2 if the arguments are wrong.

        """;
}
