using System.Text.Json;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;
using StreamJsonRpc;

namespace DigestLsp.Server.EditorCommands;

/// <summary>
/// A call of a command. Its only argument is an object, <c>{"uri": …, "position": {"line": 0, "character": 0}, …}</c>; the members depend
/// on the command.
/// </summary>
/// <param name="state">The server state.</param>
/// <param name="command">The name of the command, for messages.</param>
/// <param name="argument">The first argument, or null if absent.</param>
/// <param name="workDoneToken">The progress token, or null if absent.</param>
/// <param name="document">The snapshot of the document, if it is already known.</param>
internal sealed class CommandCall(
    ServerState state,
    string command,
    JsonElement? argument,
    JsonElement? workDoneToken = null,
    Document? document = null
)
{
    public ServerState State { get; } = state;

    /// <summary>The progress token of a long command.</summary>
    public JsonElement? WorkDoneToken { get; } = workDoneToken;

    /// <summary>The open document of <c>uri</c>.</summary>
    /// <exception cref="LocalRpcException">The member is missing, or the document is not open.</exception>
    public Document Document =>
        document ?? State.Workspace.Find(Uri) ?? throw Bad($"requires an open document; {Uri} is not open");

    /// <summary>The digest of <c>uri</c>: an open document as edited, or a file of the workspace.</summary>
    /// <exception cref="LocalRpcException">The member is missing, or there is no such digest.</exception>
    public (string Uri, DigestTree Tree) Digest =>
        (document ?? State.Workspace.Find(Uri)) is { } open ? (open.Uri, open.Tree)
        : State.Library.ReadClosed(Uri) is { } tree ? (Uri, tree)
        : throw Bad($"requires a digest that is open or in the workspace; {Uri} is neither");

    private string Uri => Text("uri") ?? throw Bad("requires the \"uri\" of a document");

    /// <summary>The offset of <c>position</c> in the document.</summary>
    /// <exception cref="LocalRpcException">The member is missing.</exception>
    public int Offset => OffsetOf("position");

    /// <summary>Gets the offset of a position member in the document.</summary>
    /// <exception cref="LocalRpcException">The member is missing.</exception>
    public int OffsetOf(string name) =>
        Member(name) is { ValueKind: JsonValueKind.Object } position
        && Number(position, "line") is { } number
        && Number(position, "character") is { } column
            ? Document.Converter.Offset(Document.Tree, new Position(number, column))
            : throw Bad($"requires a \"{name}\" with line and character");

    private static int? Number(JsonElement position, string name) =>
        position.At(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number)
            ? number
            : null;

    /// <summary>Gets a string member of the argument, or null if absent.</summary>
    public string? Text(string name) =>
        Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>Gets a member of the argument, or null if absent.</summary>
    public JsonElement? Member(string name) =>
        argument is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty(name, out var value)
            ? value
            : null;

    /// <summary>Sends changes to the client as an edit. If the client does not support that, the edit is the result.</summary>
    /// <param name="label">The label of the change in the client's undo list.</param>
    /// <param name="document">The snapshot that the changes are for.</param>
    /// <param name="changes">Changes with document offsets, without overlaps.</param>
    /// <param name="cancellationToken">Cancels waiting for the client.</param>
    /// <exception cref="LocalRpcException">The client did not apply the edit.</exception>
    public async Task<object?> ApplyAsync(
        string label,
        Document document,
        IReadOnlyList<TextChange> changes,
        CancellationToken cancellationToken
    )
    {
        if (changes.Count == 0)
            return null;
        var edit = document.Edit(State.Client, changes);
        if (!State.Client.ApplyEdit)
            return edit;
        var answer = await State
            .Connection.AskAsync<ApplyWorkspaceEditResult?>(
                "workspace/applyEdit",
                new ApplyWorkspaceEditParams(label, edit)
            )
            .WaitAsync(cancellationToken)
            .ConfigureAwait(true);
        // A null result means that the edit was not applied.
        if (answer is not { Applied: true })
            throw LspError.RequestFailed(
                $"{label}: {answer?.FailureReason ?? "the editor did not apply the edit"}."
            );
        return null;
    }

    /// <summary>Creates the argument of a call at a position, with an optional target position <c>to</c> or order.</summary>
    public static JsonElement Argument(
        string uri,
        Position position,
        Position? to = null,
        string? by = null,
        bool tell = false
    )
    {
        var target =
            to is { } other ? $",\"to\":{Json(other)}"
            : by is not null ? $",\"by\":\"{by}\""
            : tell ? ",\"tell\":true"
            : "";
        return JsonElement.Parse(
            $$"""{"uri":"{{JsonEncodedText.Encode(uri)}}","position":{{Json(position)}}{{target}}}"""
        );
    }

    private static string Json(Position position) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $$"""{"line":{{position.Line}},"character":{{position.Character}}}"""
        );

    /// <summary>Creates the error of an invalid call.</summary>
    public LocalRpcException Bad(string what) => LspError.InvalidParams($"{command} {what}.");
}
