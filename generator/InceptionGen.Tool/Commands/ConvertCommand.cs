using System;
using System.CommandLine;
using System.Threading.Tasks;

namespace InceptionGen.Tool.Commands;

/// <summary>"convert": weights of any format as a safetensors file that is called as a table calls it.</summary>
internal static class ConvertCommand
{
    private const string Ending = ".safetensors";

    public static Command Create(ToolConsole console)
    {
        var input = new Argument<string>("in") { Description = "A file of weights, or the folder of a model: safetensors, PyTorch, Keras or TensorFlow.js." };
        var output = new Argument<string>("out") { Description = "The file to write: a name that ends in " + Ending + "." };
        Option<string?> table = WeightsCommand.TableOption();
        Option<string?> names = WeightsCommand.NamesOption();
        Option<string?> dict = WeightsCommand.DictOption();
        Option<bool> surplus = WeightsCommand.SurplusOption("Leave out tensors that no row of the table needs.");
        var command = new Command("convert", "Write weights as a safetensors file with the names and shapes of a table, which its network then loads as it is.") { input, output, table, names, dict, surplus };
        command.Validators.Add(result =>
        {
            if (result.GetResult(output)?.Tokens is [var file] && !file.Value.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
                result.AddError($"{file.Value}: it becomes a safetensors file, so give it a name that ends in {Ending}.");
        });
        WeightsCommand.RequireTable(command, table, names);
        command.SetAction((parsed, cancellation) =>
        {
            var wanted = new WantedWeights(parsed.GetValue(input)!, parsed.GetValue(dict), parsed.GetValue(table), parsed.GetValue(names), parsed.GetValue(surplus));
            var run = new ConvertRun(console, wanted, parsed.GetValue(output)!);
            return Task.FromResult(run.Once(cancellation));
        });
        return command;
    }
}
