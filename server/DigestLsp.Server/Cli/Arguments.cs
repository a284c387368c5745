using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Cli;

/// <summary>The parsed arguments of a command: options by name, and operands.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, List<string>> options = new(StringComparer.Ordinal);
    private readonly List<string> paths = [];

    private Arguments() { }

    /// <summary>The operands, mostly paths.</summary>
    public IReadOnlyList<string> Paths => paths;

    /// <summary>Standard input, pipes and devices among the paths.</summary>
    public Inputs Inputs { get; } = new();

    /// <summary>Whether an option is present.</summary>
    public bool Has(string option) => options.ContainsKey(option);

    /// <summary>Gets the last value of an option, or null if it is missing.</summary>
    public string? Value(string option) => Values(option) is [.., var last] ? last : null;

    /// <summary>Gets all values of a repeatable option, in order.</summary>
    public IReadOnlyList<string> Values(string option) => options.GetValueOrDefault(option) ?? [];

    /// <summary>Parses arguments. Returns null with a message on <paramref name="error"/> if they are invalid.</summary>
    /// <param name="command">The command, which defines the options.</param>
    /// <param name="arguments">
    /// The arguments after its name: <c>--format json</c> or <c>--format=json</c>; after <c>--</c> all are operands.
    /// </param>
    /// <param name="error">Receives the message.</param>
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
                    $"Unknown option {name} for {command.Name}.{DidYouMean.For(name, command.Options.Select(o => o.Name))}"
                );
            if (!option.TakesValue && value is not null)
                return Fail($"Option {name} takes no value.");
            if (option.TakesValue && value is null && ++i < arguments.Length)
                value = arguments[i];
            if (option.TakesValue && value is null)
                return Fail($"Option {name} requires a value.");
            if (option.Choices.Count > 0 && !option.Choices.Contains(value!, StringComparer.Ordinal))
                return Fail(
                    $"Invalid value {value} for {name}; use {string.Join(", ", option.Choices)}.{DidYouMean.For(value!, option.Choices)}"
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
