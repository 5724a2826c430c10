using System.CommandLine;
using System.Threading.Tasks;

namespace InceptionGen.Tool.Commands;

/// <summary>"weights": what is in a file of weights, and which table it fits.</summary>
internal static class WeightsCommand
{
    public static Option<string?> TableOption() =>
        new("--table") { Description = "The network's table, or the name of one that comes with the package; without it, the shipped table that fits best is taken.", HelpName = "table" };

    public static Option<string?> NamesOption() =>
        new("--names") { Description = "The names table that says how the file calls the table's tensors, if otherwise than the table itself.", HelpName = "names" };

    public static void RequireTable(Command command, Option<string?> table, Option<string?> names) => command.Validators.Add(result =>
    {
        if (result.GetValue(names) is not null && result.GetValue(table) is null) result.AddError("--names says how a file calls the tensors of a table: name the table with --table.");
    });

    public static Option<string?> DictOption() =>
        new("--dict") { Description = "The dict of a checkpoint to read: model.ema; without it, the one that fits the table.", HelpName = "name" };

    public static Option<bool> SurplusOption(string description) => new("--ignore-surplus") { Description = description };

    public static Command Create(ToolConsole console)
    {
        var file = new Argument<string>("file") { Description = "A file of weights, or the folder of a model: safetensors, PyTorch, Keras or TensorFlow.js." };
        Option<string?> table = TableOption();
        Option<string?> names = NamesOption();
        Option<string?> dict = DictOption();
        Option<bool> surplus = SurplusOption("Do not count tensors that no row of the table needs.");
        Option<string> format = Lowercase.Option("--format", "How it is printed.", WeightsFormat.Text);
        var command = new Command("weights", "Show what is in a file of weights, and how it fits a table. Ends with 1 if it does not fit.") { file, table, names, dict, surplus, format };
        RequireTable(command, table, names);
        command.SetAction((parsed, cancellation) =>
        {
            var wanted = new WantedWeights(parsed.GetValue(file)!, parsed.GetValue(dict), parsed.GetValue(table), parsed.GetValue(names), parsed.GetValue(surplus));
            var run = new WeightsRun(console, wanted, parsed.Value<WeightsFormat>(format));
            return Task.FromResult(run.Once(cancellation));
        });
        return command;
    }
}
