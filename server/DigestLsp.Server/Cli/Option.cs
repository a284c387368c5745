namespace DigestLsp.Server.Cli;

/// <summary>An option of a command, from which help, validation and completions are generated.</summary>
/// <param name="Name">The name as typed: <c>--format</c>.</param>
/// <param name="Help">A short description.</param>
internal sealed record Option(string Name, string Help)
{
    /// <summary>The name of its value, or null for a flag.</summary>
    public string? Value { get; init; }

    /// <summary>The allowed values, or none if any value is allowed.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Whether it may be repeated.</summary>
    public bool Repeats { get; init; }

    /// <summary>Gets what is wrong with a value, or null if it is valid.</summary>
    public Func<string, string?>? ProblemOf { get; init; }

    /// <summary>Whether it has a value.</summary>
    public bool TakesValue => Value is not null || Choices.Count > 0;

    /// <summary>The name and value as shown by help.</summary>
    public string Usage =>
        Choices.Count > 0 ? $"{Name} {string.Join('|', Choices)}"
        : Value is null ? Name
        : $"{Name} {Value}";

    /// <summary>The option that names standard input, for all commands that read it.</summary>
    public static Option StdinName { get; } =
        new("--stdin-name", "File name of standard input, for layout detection and messages")
        {
            Value = "NAME",
        };
}
