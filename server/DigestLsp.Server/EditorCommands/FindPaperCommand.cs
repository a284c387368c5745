using DigestLsp.Language.Features;
using DigestLsp.Language.Syntax;
using DigestLsp.Online.Services;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.EditorCommands;

/// <summary>
/// <c>digest.findPaper</c>: searches the title at <c>position</c> in <c>uri</c> on Hugging Face and arXiv and adds missing fields:
/// <c>arXiv:</c>, <c>Authors:</c>, <c>Code:</c>. If no title matches exactly, the user chooses.
/// </summary>
internal static class FindPaperCommand
{
    public const string Name = "digest.findPaper";
    private const string None = "None of these";

    public static EditorCommand[] All { get; } = [new(Name, RunAsync)];

    private static async Task<object?> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var state = call.State;
        if (
            Papers.At(call.Document.Tree, call.Offset)
            is not { Part: Entry { Content.Title: { Length: > 0 } title } } at
        )
            throw call.Bad("requires a position in a paper with a title");
        if (state.Settings.Current.Online is not { Enabled: true, Trusted: true })
            return Tell(state, "Cannot look up metadata: network access is disabled.");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var progress = await state
            .Progress.BeginAsync($"Looking up “{title}”", steps: 0, stop, asked: call.WorkDoneToken)
            .ConfigureAwait(true);
        var found = await state.Links.Checker.FindPapersAsync(title, stop.Token).ConfigureAwait(true);
        if (found.Matches.Count == 0)
            return Tell(state, found.Failure ?? "Hugging Face and arXiv have no paper with this title.");
        var match =
            found.Matches is [var only] && PaperSearch.IsExact(only, title)
                ? only
                : await ChooseAsync(state, title, found.Matches, stop.Token).ConfigureAwait(true);
        // The document may have changed: find the paper again in its current state.
        var document = call.Document;
        if (match is null || PaperNamed(document.Tree, title, at.Start) is not { } now)
            return null;
        var changes = PaperFields.Fill(document.Tree, now, match.ArxivId, match.Authors, match.Code);
        return await call.ApplyAsync("Add paper metadata", document, changes, stop.Token)
            .ConfigureAwait(true);
    }

    private static async Task<PaperMatch?> ChooseAsync(
        ServerState state,
        string title,
        IReadOnlyList<PaperMatch> matches,
        CancellationToken cancellationToken
    )
    {
        var actions = matches.Select(m => new MessageActionItem($"{m.Title} ({m.ArxivId})")).ToArray();
        var answer = await state
            .Connection.AskAsync<MessageActionItem?>(
                "window/showMessageRequest",
                new ShowMessageRequestParams(
                    3,
                    $"Which paper is “{title}”?",
                    [.. actions, new MessageActionItem(None)]
                )
            )
            .WaitAsync(cancellationToken)
            .ConfigureAwait(true);
        var index = Array.FindIndex(actions, a => a.Title == answer?.Title);
        return index < 0 ? null : matches[index];
    }

    private static PartAt? PaperNamed(DigestTree tree, string title, int near) =>
        tree
            .Parts.Where(p => p.Part is Entry entry && entry.Content.Title == title)
            .OrderBy(p => Math.Abs(p.Start - near))
            .Select(p => (PartAt?)p)
            .FirstOrDefault();

    private static object? Tell(ServerState state, string message)
    {
        state.Connection.Notify("window/showMessage", new MessageParams(3, message));
        return null;
    }
}
