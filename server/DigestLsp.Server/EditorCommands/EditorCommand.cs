namespace DigestLsp.Server.EditorCommands;

/// <summary>
/// A command that editors run by name (<c>workspace/executeCommand</c>). Each command or group is one file and a line in <see cref="All"/>.
/// </summary>
/// <param name="Name">The name: <c>digest.nextPaper</c>.</param>
/// <param name="RunAsync">Runs the command and returns its result, which may be null.</param>
internal sealed record EditorCommand(
    string Name,
    Func<CommandCall, CancellationToken, Task<object?>> RunAsync
)
{
    /// <summary>All commands by name.</summary>
    public static IReadOnlyDictionary<string, EditorCommand> All { get; } =
        Lists().SelectMany(c => c).ToDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>Creates a synchronous command.</summary>
    public static EditorCommand Of(string name, Func<CommandCall, object?> run) =>
        new(name, (call, _) => Task.FromResult(run(call)));

    private static IEnumerable<EditorCommand[]> Lists()
    {
        yield return MoveCommands.All;
        yield return ExportCommands.All;
        yield return PasteCommands.All;
        yield return OpenCodeCommand.All;
        yield return LinkCommands.All;
        yield return RearrangeCommands.All;
        yield return AnnotateCommands.All;
        yield return QueryCommands.All;
        yield return FindPaperCommand.All;
    }
}
