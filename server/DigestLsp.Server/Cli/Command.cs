using System.Text;

namespace DigestLsp.Server.Cli;

/// <summary>A command of the command line.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Operands">What follows it, as help shows it: <c>[PATH...]</c>.</param>
/// <param name="Summary">What it does, in a line.</param>
/// <param name="Run">Does it: arguments, output, error stream; gives the exit code.</param>
internal sealed record Command(
    string Name,
    string Operands,
    string Summary,
    Func<Arguments, TextWriter, TextWriter, int> Run
)
{
    private const int HelpColumn = 30;
    private const int HelpWidth = 80;

    /// <summary>Its options; <c>--help</c> is everybody's.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>The words that its operand may be; empty where it is a path.</summary>
    public Func<IEnumerable<string>> Choices { get; init; } = () => [];

    /// <summary>What else is to know.</summary>
    public string Notes { get; init; } = "";

    /// <summary>How it is used, without <c>digest-lsp</c>.</summary>
    public required string Example { get; init; }

    /// <summary>Name and operands.</summary>
    public string Usage => Operands.Length == 0 ? Name : $"{Name} {Operands}";

    /// <summary>All of it, as <c>--help</c> shows it.</summary>
    public string Help
    {
        get
        {
            var help = new StringBuilder($"digest-lsp {Usage}: {Summary}\n");
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
