using System.CommandLine;
using InceptionGen.Tool.Server;

namespace InceptionGen.Tool.Commands;

/// <summary>"lsp": the language server.</summary>
internal static class ServerCommand
{
    public static Command Create(ToolConsole console)
    {
        // Some editors say how they talk to a server, although there is one way.
        var stdio = new Option<bool>("--stdio") { Description = "Talk on standard input and output, which is the default.", Hidden = true };
        var command = new Command("lsp", "Serve tables to an editor by the Language Server Protocol, on standard input and output.") { stdio };
        command.SetAction(_ => new LanguageServer(new RpcStream(console.Input(), console.RawOutput()), console.Error).Run());
        return command;
    }
}
