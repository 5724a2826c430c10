using System.CommandLine;
using System.Threading.Tasks;

namespace InceptionGen.Tool.Commands;

/// <summary>"weights": what is in a file of weights, and which table it fits.</summary>
internal static class WeightsCommand
{
    public static Command Create(ToolConsole console)
    {
        var file = new Argument<string>("file") { Description = "A file of weights, or the folder of a model: safetensors, PyTorch, Keras or TensorFlow.js." };
        var table = new Option<string?>("--table") { Description = "The network's table; without it, the shipped table that fits best is named.", HelpName = "table" };
        Option<string> format = Lowercase.Option("--format", "How it is printed.", WeightsFormat.Text);
        var command = new Command("weights", "Show what is in a file of weights, and how it fits a table. Ends with 1 if it does not fit.") { file, table, format };
        command.SetAction((parsed, cancellation) =>
        {
            var run = new WeightsRun(console, parsed.GetValue(file)!, parsed.GetValue(table), parsed.Value<WeightsFormat>(format));
            return Task.FromResult(run.Once(cancellation));
        });
        return command;
    }
}
