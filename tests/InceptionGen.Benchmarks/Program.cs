using System;
using System.Reflection;
using BenchmarkDotNet.Running;
using InceptionGen.Benchmarks.Networks;
using InceptionGen.Benchmarks.Training;

// Whole networks beside ONNX Runtime (--help lists all options):
//
//     dotnet run -c Release --project tests/InceptionGen.Benchmarks -- networks
//
// Steps of training:
//
//     dotnet run -c Release --project tests/InceptionGen.Benchmarks -- training --network inception_v3 --batch 8 --threads 2
//
// transfer_head is the new head of the notes' example alone, on features of its base.
//
// From the repository's root, all kernels at the width this processor is fastest with:
//
//     dotnet run -c Release --project tests/InceptionGen.Benchmarks -- --filter "*Kernel*"
//
// One shape at narrower vectors:
//
//     dotnet run -c Release --project tests/InceptionGen.Benchmarks -- --filter "*Convolution*" --envVars DOTNET_EnableAVX512:0
//
// The generator, on projects of 1, 10 and 100 tables:
//
//     dotnet run -c Release --project tests/InceptionGen.Benchmarks -- --filter "*Generator*"
//
// Each kernel's GFLOP/s counts the multiply-adds of the direct algorithm, twice, in the fastest iteration: Winograd's algorithm
// does the same work with fewer, so it may exceed what the processor can do.
if (args is [PeerStart.Command, .. string[] peer]) return PeerStart.Run(peer, Console.Out);
if (args is [TrainingBenchmark.Command, .. string[] training]) return TrainingBenchmark.Run(training, Console.Out);
if (args is ["networks", .. string[] options]) return NetworkBenchmark.Run(options, Console.Out);
BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
return 0;
