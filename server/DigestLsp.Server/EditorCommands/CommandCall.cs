using System.Text.Json;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;
using StreamJsonRpc;

namespace DigestLsp.Server.EditorCommands;

/// <summary>
/// A call of a command: its one argument is an object, <c>{"uri": …, "position": {"line": 0, "character": 0}, …}</c>; what it must hold is
/// said by the command.
/// </summary>
/// <param name="state">What is known of the client.</param>
/// <param name="command">The command's name, for messages.</param>
/// <param name="argument">The first argument; null where none was given.</param>
/// <param name="workDoneToken">The token under which the client wants to see how far it is; null where it gave none.</param>
/// <param name="document">The state of the document that it is about, where that is chosen already.</param>
internal sealed class CommandCall(
    ServerState state,
    string command,
    JsonElement? argument,
    JsonElement? workDoneToken = null,
    Document? document = null
)
{
    public ServerState State { get; } = state;

    /// <summary>The token under which the client wants to see how far a long command is.</summary>
    public JsonElement? WorkDoneToken { get; } = workDoneToken;

    /// <summary>The open document that <c>uri</c> names.</summary>
    /// <exception cref="LocalRpcException">None is named, or it is not open.</exception>
    public Document Document =>
        document ?? State.Workspace.Find(Uri) ?? throw Bad($"needs an open document; {Uri} is not open");

    /// <summary>The digest that <c>uri</c> names: an open document as it is, else a file of the workspace, read now.</summary>
    /// <exception cref="LocalRpcException">None is named, or it is neither.</exception>
    public (string Uri, DigestTree Tree) Digest =>
        (document ?? State.Workspace.Find(Uri)) is { } open ? (open.Uri, open.Tree)
        : State.Library.ReadClosed(Uri) is { } tree ? (Uri, tree)
        : throw Bad($"needs a digest that is open or in the workspace; {Uri} is neither");

    private string Uri => Text("uri") ?? throw Bad("needs an argument with the document's \"uri\"");

    /// <summary>The offset that <c>position</c> names in the document.</summary>
    /// <exception cref="LocalRpcException">None is named.</exception>
    public int Offset => OffsetOf("position");

    /// <summary>The offset that a member of the argument names in the document.</summary>
    /// <exception cref="LocalRpcException">None is named.</exception>
    public int OffsetOf(string name) =>
        Member(name) is { ValueKind: JsonValueKind.Object } position
        && Number(position, "line") is { } number
        && Number(position, "character") is { } column
            ? Document.Converter.Offset(Document.Tree, new Position(number, column))
            : throw Bad($"needs an argument with a \"{name}\" of line and character");

    private static int? Number(JsonElement position, string name) =>
        position.At(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number)
            ? number
            : null;

    /// <summary>A member of the argument that is a text; null where there is none.</summary>
    public string? Text(string name) =>
        Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A member of the argument; null where there is none.</summary>
    public JsonElement? Member(string name) =>
        argument is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty(name, out var value)
            ? value
            : null;

    /// <summary>Has the client change the document. A client that cannot be asked gets the edit as the answer.</summary>
    /// <param name="label">What the change is called in the client's list of things to undo.</param>
    /// <param name="document">The state that the changes are meant for.</param>
    /// <param name="changes">In the document's coordinates; none overlap.</param>
    /// <param name="cancellationToken">Ends the waiting for the client.</param>
    /// <exception cref="LocalRpcException">The client did not make the change.</exception>
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
        // Null is no yes.
        if (answer is not { Applied: true })
            throw LspError.RequestFailed(
                $"{label}: {answer?.FailureReason ?? "the editor did not apply it"}."
            );
        return null;
    }

    /// <summary>The argument of a call about a position of a document, perhaps with another position <c>to</c> or an order; its result is shown if no one reads it.</summary>
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

    /// <summary>The error of a call that lacks something.</summary>
    public LocalRpcException Bad(string what) => LspError.InvalidParams($"{command} {what}.");
}
