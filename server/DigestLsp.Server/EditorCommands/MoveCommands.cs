using DigestLsp.Language.Features;

namespace DigestLsp.Server.EditorCommands;

/// <summary>
/// <c>digest.nextPaper</c> and <c>digest.previousPaper</c>: the position of the next or previous title from <c>position</c> in <c>uri</c>,
/// or null if absent.
/// </summary>
internal static class MoveCommands
{
    public static EditorCommand[] All { get; } =
    [
        EditorCommand.Of("digest.nextPaper", call => Go(call, Papers.Next)),
        EditorCommand.Of("digest.previousPaper", call => Go(call, Papers.Previous)),
    ];

    private static object? Go(CommandCall call, Func<Language.Syntax.DigestTree, int, int?> step)
    {
        var document = call.Document;
        return step(document.Tree, call.Offset) is { } offset
            ? document.Converter.Position(document.Tree, offset)
            : null;
    }
}
