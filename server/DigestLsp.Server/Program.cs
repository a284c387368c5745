using DigestLsp.Server.Cli;
using DigestLsp.Server.Handlers;
using DigestLsp.Server.Logging;

if (args is not ["--stdio", ..])
    return StandardOutput.Run(output => CommandLine.Run(args, output, Console.Error));
try
{
    // Standard output is reserved for the protocol: redirect any other output to the error stream.
    using var output = Console.OpenStandardOutput();
    using var input = Console.OpenStandardInput();
    Console.SetOut(Console.Error);
    return await LanguageServer.RunAsync(input, output).ConfigureAwait(false);
}
finally
{
    ServerLog.Close();
}
