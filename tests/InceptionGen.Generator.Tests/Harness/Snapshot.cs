using System;
using System.IO;
using System.Runtime.CompilerServices;
using Xunit;

namespace InceptionGen.Generator.Tests.Harness;

/// <summary>Compares text with a file that is checked in, by Verify's conventions: Name.verified.cs is what was accepted, Name.received.cs what came out
/// if it differs. INCEPTIONGEN_ACCEPT_SNAPSHOTS=1 accepts. Verify itself could take the place of this file.</summary>
internal static class Snapshot
{
    public static void Verify(string received, string name, string ending = ".cs", [CallerFilePath] string test = "")
    {
        string stem = Path.Combine(Path.GetDirectoryName(test)!, name);
        string verifiedFile = stem + ".verified" + ending, receivedFile = stem + ".received" + ending;
        File.Delete(receivedFile);

        string? verified = File.Exists(verifiedFile) ? File.ReadAllText(verifiedFile) : null;
        if (verified == received) return;

        if (Environment.GetEnvironmentVariable("INCEPTIONGEN_ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(verifiedFile, received);
            return;
        }

        File.WriteAllText(receivedFile, received);
        Assert.Equal(verified ?? "", received);
        Assert.Fail($"{Path.GetFileName(receivedFile)} differs from {Path.GetFileName(verifiedFile)}. If it is right, accept it with INCEPTIONGEN_ACCEPT_SNAPSHOTS=1.");
    }
}
