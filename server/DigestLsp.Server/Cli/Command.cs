using System.Text;

namespace DigestLsp.Server.Cli;

/// <summary>A command of the command line.</summary>
/// <param name="Name">The name.</param>
/// <param name="Operands">The operands as shown by help: <c>[PATH...]</c>.</param>
/// <param name="Summary">A one-line summary.</param>
/// <param name="Run">Runs the command with arguments, output and error stream, and returns the exit code.</param>
internal sealed record Command(
    string Name,
    string Operands,
    string Summary,
    Func<Arguments, TextWriter, TextWriter, int> Run
)
{
    private const int HelpColumn = 30;
    private const int HelpWidth = 80;

    /// <summary>The options in addition to <c>--help</c>.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>The values of the operand, or none if it is a path.</summary>
    public Func<IEnumerable<string>> Choices { get; init; } = () => [];

    /// <summary>Additional notes.</summary>
    public string Notes { get; init; } = "";

    /// <summary>An example call, without <c>digest-lsp</c>.</summary>
    public required string Example { get; init; }

    /// <summary>The name and operands.</summary>
    public string Usage => Operands.Length == 0 ? Name : $"{Name} {Operands}";

    /// <summary>The help text of <c>--help</c>.</summary>
    public string Help
    {
        get
        {
            var help = new StringBuilder($"{Summary}\n\nUsage: digest-lsp {Usage}\n");
            if (Options.Count > 0)
                help.Append('\n');
            foreach (var option in Options)
            {
                help.Append("  ").Append(option.Usage);
                if (option.Usage.Length + 4 > HelpColumn)
                    help.Append('\n').Append(' ', HelpColumn);
                else
                    help.Append(' ', HelpColumn - 2 - option.Usage.Length);
                help.AppendJoin(
                        '\n' + new string(' ', HelpColumn),
                        TerminalWidth.Wrap(option.Help, HelpWidth - HelpColumn)
                    )
                    .Append('\n');
            }
            if (Notes.Length > 0)
                help.Append('\n')
                    .AppendJoin(
                        '\n',
                        Notes.Split('\n').SelectMany(n => TerminalWidth.Wrap(n.TrimEnd('\r'), HelpWidth))
                    )
                    .Append('\n');
            return help.Append("\nExample: digest-lsp ").Append(Example).ToString();
        }
    }
}
