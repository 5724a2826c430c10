using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests.Editors;

/// <summary>A test that needs a program of the machine; it is skipped with the reason where that is missing.</summary>
public abstract class EditorFactAttribute : FactAttribute
{
    /// <summary>Whether a command ends well.</summary>
    protected static bool Runs(string file, string arguments, string folder = "")
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder })!;
            _ = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            return process.WaitForExit(120_000) && process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}

/// <summary>Needs Node and the packages of another author's client, which npm fetches once.</summary>
public sealed class NodeFactAttribute : EditorFactAttribute
{
    public NodeFactAttribute()
    {
        if (!Runs("node", "--version")) Skip = "Node is not installed.";
        else if (!Directory.Exists(Path.Combine(Packages, "node_modules", "vscode-languageserver-protocol")) && !Install()) Skip = "npm could not fetch vscode-languageserver-protocol and vscode-jsonrpc.";
    }

    public static string Packages => Path.Combine(TableFolderOnDisk.Root, "artifacts", "editor-client");

    private static bool Install()
    {
        Directory.CreateDirectory(Packages);
        return Runs("npm", "install --no-audit --no-fund --prefix . vscode-languageserver-protocol@3 vscode-jsonrpc", Packages);
    }
}

/// <summary>Needs Neovim.</summary>
public sealed class NeovimFactAttribute : EditorFactAttribute
{
    public NeovimFactAttribute()
    {
        if (!Runs("nvim", "--version")) Skip = "Neovim is not installed (apt-get install neovim).";
    }
}
