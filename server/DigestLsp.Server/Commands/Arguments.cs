namespace DigestLsp.Server.Commands;

/// <summary>A command's arguments: options by name, and the paths among them.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> options = new(StringComparer.Ordinal);
    private readonly List<string> paths = [];

    private Arguments() { }

    public IReadOnlyList<string> Paths => paths;

    public bool Has(string option) => options.ContainsKey(option);

    /// <summary>The value of an option, or null where it is not given.</summary>
    public string? Value(string option) => options.GetValueOrDefault(option);

    /// <summary>Reads arguments; null, with the reason on <paramref name="error"/>, where they make no sense.</summary>
    /// <param name="command">The command, for messages.</param>
    /// <param name="arguments">What follows it.</param>
    /// <param name="flags">Options without a value.</param>
    /// <param name="valued">Options with a value: <c>--format json</c> or <c>--format=json</c>.</param>
    /// <param name="error">Where the reason goes.</param>
    public static Arguments? Read(
        string command,
        ReadOnlySpan<string> arguments,
        string[] flags,
        string[] valued,
        TextWriter error
    )
    {
        var read = new Arguments();
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = arguments[i];
            if (argument == "--")
            {
                read.paths.AddRange(arguments[(i + 1)..]);
                break;
            }
            if (argument is "-" || !argument.StartsWith('-'))
            {
                read.paths.Add(argument);
                continue;
            }
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? argument : argument[..equals];
            if (flags.Contains(name, StringComparer.Ordinal) && equals < 0)
                read.options[name] = "";
            else if (!valued.Contains(name, StringComparer.Ordinal))
                return Fail($"{command} has no option {name}; see digest-lsp {command} --help.");
            else if (equals >= 0)
                read.options[name] = argument[(equals + 1)..];
            else if (++i < arguments.Length)
                read.options[name] = arguments[i];
            else
                return Fail($"{name} needs a value; see digest-lsp {command} --help.");
        }
        return read;

        Arguments? Fail(string message)
        {
            error.WriteLine("digest-lsp: " + message);
            return null;
        }
    }
}
