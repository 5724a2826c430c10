using System.CommandLine;
using System.IO;
using System.Threading.Tasks;

namespace InceptionGen.Tool.Commands;

/// <summary>"export": a network as a file of another engine.</summary>
internal static class ExportCommand
{
    public static Command Create(ToolConsole console)
    {
        Argument<string> table = NetworkArgument.Create();
        var to = new Option<string>("--to") { Description = "What is written.", HelpName = "onnx", Required = true };
        to.AcceptOnlyFromAmong("onnx");
        var weights = new Option<string?>("--weights") { Description = "A file of weights, or the folder of a model: safetensors, PyTorch, Keras or TensorFlow.js.", HelpName = "file" };
        var synthetic = new Option<bool>("--synthetic") { Description = "Made-up weights, the same for everybody: full size and speed, but it recognises nothing." };
        var surplus = new Option<bool>("--ignore-surplus") { Description = "Accept tensors that no row of the table needs." };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write, - for standard output; without it, the table's name with .onnx, here.", HelpName = "file" };
        var command = new Command("export", "Write a network with its weights for another engine.") { table, to, weights, synthetic, surplus, output };
        command.Validators.Add(result =>
        {
            bool hasFile = result.GetValue(weights) is not null;
            if (hasFile && result.GetValue(synthetic)) result.AddError("--weights and --synthetic exclude each other; leave one out.");
            if (!hasFile && !result.GetValue(synthetic)) result.AddError("A model needs weights: name their file with --weights, or say --synthetic for made-up ones that recognise nothing.");
        });
        command.SetAction((parsed, cancellation) =>
        {
            string path = parsed.GetValue(table)!;
            var run = new ExportRun(console, path, ExportFormat.Onnx, parsed.GetValue(weights), parsed.GetValue(surplus), parsed.GetValue(output) ?? Path.GetFileNameWithoutExtension(path == "-" ? "model" : path) + ".onnx");
            return Task.FromResult(run.Once(cancellation));
        });
        return command;
    }
}
