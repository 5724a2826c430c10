using System;
using System.CommandLine;
using System.IO;
using System.Threading.Tasks;
using InceptionGen.Language.Cells;
using InceptionGen.Tool.Importing;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Commands;

/// <summary>"import": a network of another program as a table.</summary>
internal static class ImportCommand
{
    public static Command Create(ToolConsole console)
    {
        var model = new Argument<string>("model") { Description = "An ONNX model; or the layers of a Keras model: what model.to_json() writes, model.json of TensorFlow.js or its folder, a whole model in a .keras or .h5 file; or the config.json of a timm model; or a file of weights of a network that comes with the package." };
        var output = new Option<string?>("--output", "-o") { Description = "The table to write, - for standard output; without it, the model's name with .csv, here.", HelpName = "file" };
        var weights = new Option<string?>("--weights") { Description = "Also write the model's weights, called as in the table: a name that ends in " + ImportRun.WeightsEnding + ".", HelpName = "file" };
        var name = new Option<string?>("--name") { Description = "The network's name; without it, the model's.", HelpName = "name" };
        var input = new Option<string?>("--input") { Description = "The image, if the model takes any size: 224x224x3.", HelpName = "size" };
        var preprocess = new Option<string?>("--preprocess") { Description = "How bytes become the model's input, as the table says it: \"rgb / 255 - 0.485 0.456 0.406 / 0.229 0.224 0.225\".", HelpName = "formula" };
        var names = new Option<string?>("--names") { Description = "The names table to write, which says how weight files call the layers that Keras describes; without it, beside the table as NAME.names.csv.", HelpName = "file" };
        var byOrder = new Option<bool>("--by-order") { Description = "Let the names table go by the order of layers: for weights that do not have their names, as .weights.h5 of Keras before 3.10." };
        var force = new Option<bool>("--force") { Description = "Replace files that are there." };
        var command = new Command("import", "Write the table that a model of another program is. Ends with 1, and writes nothing, if a table cannot say all of it.") { model, output, weights, names, byOrder, name, input, preprocess, force };
        command.Validators.Add(result =>
        {
            if (result.GetResult(weights)?.Tokens is [var file] && !file.Value.EndsWith(ImportRun.WeightsEnding, StringComparison.OrdinalIgnoreCase))
                result.AddError($"--weights {file.Value}: it becomes a safetensors file, so give it a name that ends in {ImportRun.WeightsEnding}.");
            if (result.GetResult(input)?.Tokens is [var size] && CellParser.Size(size.Value).Problem is not null)
                result.AddError($"--input {size.Value}: write rows x columns x channels, such as 224x224x3.");
            if (result.GetResult(preprocess)?.Tokens is [var formula] && PreprocessingFormula.Parse(formula.Value).Problem is { } problem)
                result.AddError($"--preprocess {formula.Value}: {problem.Detail}.");
        });
        command.SetAction((parsed, cancellation) =>
        {
            string path = parsed.GetValue(model)!;
            Spec.Shape? size = parsed.GetValue(input) is { } text ? CellParser.Size(text).Value : null;
            var options = new ImportOptions(parsed.GetValue(name), size, parsed.GetValue(preprocess));
            var outputs = new ImportOutputs(parsed.GetValue(output) ?? Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(path)) + ".csv", parsed.GetValue(names), parsed.GetValue(weights), parsed.GetValue(byOrder), parsed.GetValue(force));
            var run = new ImportRun(console, path, outputs, options);
            return Task.FromResult(run.Once(cancellation));
        });
        return command;
    }
}
