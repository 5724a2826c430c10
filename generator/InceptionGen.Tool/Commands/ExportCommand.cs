using System;
using System.CommandLine;
using System.IO;
using System.Threading.Tasks;
using InceptionGen.Tool.Torch;
using InceptionGen.Tool.Torch.Text;

namespace InceptionGen.Tool.Commands;

/// <summary>"export": a network as a file of another engine.</summary>
internal static class ExportCommand
{
    public static Command Create(ToolConsole console)
    {
        Argument<string> table = NetworkArgument.Create();
        var to = new Option<string>("--to") { Description = "What is written.", HelpName = "onnx|torch|triton", Required = true };
        to.AcceptOnlyFromAmong("onnx", "torch", "triton");
        var weights = new Option<string?>("--weights") { Description = "A file of weights, or the folder of a model: safetensors, PyTorch, Keras or TensorFlow.js.", HelpName = "file" };
        var synthetic = new Option<bool>("--synthetic") { Description = "Made-up weights, the same for everybody: full size and speed, but it recognises nothing." };
        var surplus = new Option<bool>("--ignore-surplus") { Description = "Accept tensors that no row of the table needs." };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write, - for standard output; without it, the table's name with .onnx or .py, here; for Triton the model's folder.", HelpName = "file" };
        var force = new Option<bool>("--force") { Description = "Replace files that may have been edited: a PyTorch module, a configuration of Triton." };
        var command = new Command("export", "Write a network with its weights for another engine.") { table, to, weights, synthetic, surplus, output, force };
        command.Validators.Add(result =>
        {
            bool hasFile = result.GetValue(weights) is not null;
            if (hasFile && result.GetValue(synthetic)) result.AddError("--weights and --synthetic exclude each other; leave one out.");
            bool isTorch = result.GetValue(to) == "torch";
            if (isTorch && result.GetValue(output) is { } file && !file.EndsWith(".py", StringComparison.Ordinal)) result.AddError($"{file}: the module is a file of Python, so give it a name that ends in .py.");
            else if (isTorch && result.GetValue(output) is { } module && !PythonNames.IsIdentifier(Path.GetFileNameWithoutExtension(module))) result.AddError($"{module}: a file of this name cannot be imported in Python; use letters, digits and _, and no digit first.");
            else if (isTorch && result.GetValue(output) is { } hiding && PythonModules.Has(Path.GetFileNameWithoutExtension(hiding))) result.AddError($"{hiding}: Python would read this file where it needs its module {Path.GetFileNameWithoutExtension(hiding)}; choose another name.");
            bool isTriton = result.GetValue(to) == "triton";
            if (isTriton && result.GetValue(output) == "-") result.AddError("-o -: a model of Triton is a folder, so name one.");
            if (!isTorch && !isTriton && result.GetValue(force)) result.AddError("--force is for --to torch and triton; a model of ONNX is replaced without it.");
            if (!isTorch && !hasFile && !result.GetValue(synthetic)) result.AddError("A model needs weights: name their file with --weights, or say --synthetic for made-up ones that recognise nothing.");
        });
        command.SetAction((parsed, cancellation) =>
        {
            string path = parsed.GetValue(table)!;
            string name = Path.GetFileNameWithoutExtension(path == "-" ? "model" : path);
            (ExportFormat format, string usual) = parsed.GetValue(to) switch
            {
                "torch" => (ExportFormat.Torch, TorchExport.DefaultOutput(name)),
                "triton" => (ExportFormat.Triton, name),
                _ => (ExportFormat.Onnx, name + ".onnx"),
            };
            string file = parsed.GetValue(output) ?? usual;
            var run = new ExportRun(console, path, format, parsed.GetValue(weights), parsed.GetValue(surplus), file, parsed.GetValue(force));
            return Task.FromResult(run.Once(cancellation));
        });
        return command;
    }
}
