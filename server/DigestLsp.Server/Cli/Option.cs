namespace DigestLsp.Server.Cli;

/// <summary>An option of a command; help, checks of what is typed and completions are all made from it.</summary>
/// <param name="Name">As it is typed: <c>--format</c>.</param>
/// <param name="Help">What it does, in a few words.</param>
internal sealed record Option(string Name, string Help)
{
    /// <summary>What its value is called; null for a flag.</summary>
    public string? Value { get; init; }

    /// <summary>The values that it knows; empty where any will do.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Whether it may be given several times.</summary>
    public bool Repeats { get; init; }

    /// <summary>Says what is wrong with a value, or null if nothing is.</summary>
    public Func<string, string?>? ProblemOf { get; init; }

    /// <summary>Whether a value follows it.</summary>
    public bool TakesValue => Value is not null || Choices.Count > 0;

    /// <summary>Name and value, as help shows them.</summary>
    public string Usage =>
        Choices.Count > 0 ? $"{Name} {string.Join('|', Choices)}"
        : Value is null ? Name
        : $"{Name} {Value}";

    /// <summary>What standard input is called, for every command that reads it.</summary>
    public static Option StdinName { get; } =
        new("--stdin-name", "what standard input is called, for its dialect and in messages")
        {
            Value = "NAME",
        };
}
