using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace InceptionGen.Tool.Commands;

/// <summary>A tree of commands as a script of a shell. Files complete where no word does.</summary>
internal static class CompletionScripts
{
    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish", "pwsh"];

    public static string Of(string shell, CompletionTree tree) => shell switch
    {
        "bash" => Bash(tree),
        // zsh reads bash's completions.
        "zsh" => "autoload -U +X bashcompinit && bashcompinit\n" + Bash(tree),
        "fish" => Fish(tree),
        _ => PowerShell(tree),
    };

    private static string Bash(CompletionTree tree)
    {
        var script = new StringBuilder("_inceptiongen() {\n  local cur=\"${COMP_WORDS[COMP_CWORD]}\" prev=\"${COMP_WORDS[COMP_CWORD-1]}\" words=\"\"\n  COMPREPLY=()\n");
        script.Append("  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    words=\"" + Names(tree.Commands) + " --help --version\"\n  else\n    case \"${COMP_WORDS[1]} $prev\" in\n");
        foreach ((CompletionTree.Entry command, CompletionTree.Entry option) in WithValues(tree)) script.Append($"      \"{command.Name} {option.Name}\") words=\"{Names(option.Values)}\" ;;\n");
        foreach (CompletionTree.Entry command in tree.Commands) script.Append($"      \"{command.Name} \"*) words=\"{Names(command.Values)}\" ;;\n");
        return script.Append("    esac\n  fi\n  COMPREPLY=( $(compgen -W \"$words\" -- \"$cur\") )\n}\ncomplete -o default -o bashdefault -F _inceptiongen inceptiongen\n").ToString();
    }

    private static string Fish(CompletionTree tree)
    {
        var script = new StringBuilder();
        foreach (CompletionTree.Entry command in tree.Commands)
        {
            script.Append($"complete -c inceptiongen -n __fish_use_subcommand -f -a {command.Name} -d {Single(command.Description, "\\'")}\n");
            string condition = $"complete -c inceptiongen -n '__fish_seen_subcommand_from {command.Name}'";
            foreach (CompletionTree.Entry option in command.Values)
            {
                script.Append(option.Name.StartsWith("--", StringComparison.Ordinal)
                    ? $"{condition} -l {option.Name[2..]}{(option.Values.Count > 0 ? " -x -a " + Single(Names(option.Values), "\\'") : "")} -d {Single(option.Description, "\\'")}\n"
                    : $"{condition} -f -a {option.Name}\n");
            }
        }

        return script.ToString();
    }

    private static string PowerShell(CompletionTree tree)
    {
        var script = new StringBuilder("Register-ArgumentCompleter -Native -CommandName inceptiongen -ScriptBlock {\n  param($word, $ast, $position)\n");
        script.Append("  $given = @($ast.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { $_.ToString() })\n");
        script.Append("  $key = if ($given.Count -eq 0) { '' } elseif ($given.Count -gt 1) { $given[0] + ' ' + $given[-1] } else { $given[0] }\n  $words = @{\n");
        script.Append($"    '' = {List(tree.Commands)}\n");
        foreach (CompletionTree.Entry command in tree.Commands) script.Append($"    '{command.Name}' = {List(command.Values)}\n");
        foreach ((CompletionTree.Entry command, CompletionTree.Entry option) in WithValues(tree)) script.Append($"    '{command.Name} {option.Name}' = {List(option.Values)}\n");
        script.Append("  }\n  $found = if ($words.ContainsKey($key)) { $words[$key] } elseif ($given.Count -gt 0) { $words[$given[0]] }\n");
        return script.Append("  $found | Where-Object { $_ -like \"$word*\" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }\n}\n").ToString();
    }

    private static IEnumerable<(CompletionTree.Entry Command, CompletionTree.Entry Option)> WithValues(CompletionTree tree) =>
        tree.Commands.SelectMany(command => command.Values.Where(option => option.Values.Count > 0).Select(option => (command, option)));

    private static string Names(IEnumerable<CompletionTree.Entry> entries) => string.Join(' ', entries.Select(entry => entry.Name));

    private static string List(IEnumerable<CompletionTree.Entry> entries) => "@(" + string.Join(", ", entries.Select(entry => Single(entry.Name, "''"))) + ")";

    private static string Single(string text, string quote) => "'" + text.Replace("'", quote, StringComparison.Ordinal) + "'";
}
