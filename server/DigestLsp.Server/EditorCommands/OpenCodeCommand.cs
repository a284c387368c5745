using DigestLsp.Language.Features;
using DigestLsp.Language.Links;
using DigestLsp.Server.Lsp;

namespace DigestLsp.Server.EditorCommands;

/// <summary>
/// <c>digest.openCode</c>: opens the repository of the paper at <c>position</c> in <c>uri</c> in a browser if the client supports it. The
/// result is the URL, or null if the paper has none.
/// </summary>
internal static class OpenCodeCommand
{
    public const string Name = "digest.openCode";

    public static EditorCommand[] All { get; } = [new(Name, RunAsync)];

    /// <summary>Whether a link leads to code.</summary>
    public static bool IsCode(LinkTarget target) => target.Problem is null && target.IsCode;

    private static async Task<object?> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (Papers.At(call.Document.Tree, call.Offset) is not { } at)
            return null;
        var targets = at.Part.Links.Select(l => LinkTarget.Of(l.Text)).Where(IsCode).ToList();
        // A repository takes precedence over a model.
        var target = targets.Find(t => t.IsInRepository) ?? targets.FirstOrDefault();
        if (target is not null && call.State.Client.ShowsDocuments)
            await call
                .State.Connection.AskAsync<ShowDocumentResult>(
                    "window/showDocument",
                    new ShowDocumentParams(target.Url) { External = true }
                )
                .WaitAsync(cancellationToken)
                .ConfigureAwait(true);
        return target?.Url;
    }
}
