using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Cli;

/// <summary>A command's arguments: options by name, and the operands among them.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, List<string>> options = new(StringComparer.Ordinal);
    private readonly List<string> paths = [];

    private Arguments() { }

    /// <summary>What is no option: paths, mostly.</summary>
    public IReadOnlyList<string> Paths => paths;

    /// <summary>Standard input, pipes and devices among the paths.</summary>
    public Inputs Inputs { get; } = new();

    /// <summary>Whether an option is given.</summary>
    public bool Has(string option) => options.ContainsKey(option);

    /// <summary>The last value of an option, or null where it is not given.</summary>
    public string? Value(string option) => Values(option) is [.., var last] ? last : null;

    /// <summary>All values of an option that may be given several times, in order.</summary>
    public IReadOnlyList<string> Values(string option) => options.GetValueOrDefault(option) ?? [];

    /// <summary>Reads arguments; null, with the reason on <paramref name="error"/>, where they make no sense.</summary>
    /// <param name="command">The command, which says what options there are.</param>
    /// <param name="arguments">What follows its name: <c>--format json</c> or <c>--format=json</c>; behind <c>--</c> all are operands.</param>
    /// <param name="error">Where the reason goes.</param>
    public static Arguments? Read(Command command, ReadOnlySpan<string> arguments, TextWriter error)
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
            var value = equals < 0 ? null : argument[(equals + 1)..];
            if (command.Options.FirstOrDefault(o => o.Name == name) is not { } option)
                return Fail(
                    $"{command.Name} has no option {name}.{DidYouMean.For(name, command.Options.Select(o => o.Name))}"
                );
            if (!option.TakesValue && value is not null)
                return Fail($"{name} takes no value.");
            if (option.TakesValue && value is null && ++i < arguments.Length)
                value = arguments[i];
            if (option.TakesValue && value is null)
                return Fail($"{name} needs a value.");
            if (option.Choices.Count > 0 && !option.Choices.Contains(value!, StringComparer.Ordinal))
                return Fail(
                    $"{name} is {string.Join(", ", option.Choices)}, not {value}.{DidYouMean.For(value!, option.Choices)}"
                );
            if (option.ProblemOf?.Invoke(value!) is { } problem)
                return Fail($"{name}: {problem}.");
            if (!read.options.TryGetValue(name, out var values))
                read.options[name] = values = [];
            values.Add(value ?? "");
        }
        return read;

        Arguments? Fail(string message)
        {
            error.WriteLine($"digest-lsp: {message} See digest-lsp {command.Name} --help.");
            return null;
        }
    }
}
