using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Fuzzing;
using InceptionGen.Fuzzing.Targets;

// Instrumented code needs somewhere to count from its first branch on.
Coverage.Start();

Dictionary<string, Func<FuzzTarget>> targets = new()
{
    ["csv"] = () => Tables.Csv,
    ["json"] = () => Tables.Json,
    ["jpeg"] = () => Images.Jpeg,
    ["gif"] = () => Images.Gif,
    ["png"] = () => Images.Png,
    ["ppm-bmp"] = () => Images.Plain,
    ["safetensors"] = () => Weights.Safetensors,
    ["pytorch"] = () => Weights.PyTorch,
    ["keras"] = () => Weights.Keras,
    ["tfjs"] = () => Weights.TensorFlowJs,
    ["onnx"] = () => Models.Onnx,
    ["keras-layers"] = () => Descriptions.Keras,
};

if (FuzzArguments.Parse(args) is not { } arguments || arguments.Targets.Any(name => !targets.ContainsKey(name)) || (arguments.Replay is not null && arguments.Targets.Count != 1))
{
    Console.Error.WriteLine(FuzzArguments.Usage);
    Console.Error.WriteLine("Targets: " + string.Join(", ", targets.Keys));
    return 2;
}

if (arguments.Replay is { } input) return Worker.Replay(targets[arguments.Targets[0]](), input);
if (arguments.IsWorker) return Worker.Run(targets[arguments.Targets[0]](), arguments);

Directory.CreateDirectory(arguments.Findings);
DirectoryInfo copy = Directory.CreateTempSubdirectory("InceptionGen.Fuzzing-");
try
{
    string program = InstrumentedCopy.In(copy.FullName);
    List<string> names = arguments.Targets.Count > 0 ? arguments.Targets : [.. targets.Keys];
    int found = names.AsParallel().WithDegreeOfParallelism(arguments.AtOnce).WithExecutionMode(ParallelExecutionMode.ForceParallelism)
        .Count(name => !FuzzProcess.Run(program, name, arguments.Time, arguments.Seed, arguments.Findings));
    return found == 0 ? 0 : 1;
}
finally
{
    copy.Delete(recursive: true);
}
