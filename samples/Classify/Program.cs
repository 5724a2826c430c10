using System;
using System.IO;
using InceptionGen;
using InceptionGen.Imaging;

namespace Classify;

internal static class Program
{
    private const int Success = 0;
    private const int UnusableFile = 1;
    private const int WrongArguments = 2;

    private static int Main(string[] args)
    {
        try
        {
            var arguments = Arguments.Parse(args);
            if (arguments.ShowsHelp)
            {
                Console.Out.Write(Help.Text);
                return Success;
            }

            if (arguments.ShowsPlan)
            {
                Console.Out.Write(arguments.Network.Describe().Plan);
                return Success;
            }

            var classification = Classification.Run(arguments);
            if (arguments.AsJson)
                JsonReport.Write(classification, Console.Out);
            else
                Summary.Write(classification, Console.Out);
            return Success;
        }
        catch (ArgumentsException exception)
        {
            Console.Error.WriteLine($"classify: {exception.Message}");
            return WrongArguments;
        }
        catch (Exception exception) when (exception is WeightException or ImageException or FileException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"classify: {exception.Message}");
            return UnusableFile;
        }
    }
}
