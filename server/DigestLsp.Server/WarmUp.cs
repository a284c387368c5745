using System.Text;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Handlers;
using DigestLsp.Server.Protocol;
using StreamJsonRpc.Protocol;

namespace DigestLsp.Server;

/// <summary>
/// Takes the way of a document's first messages once, on a few lines, while the connection is made: the user's first document meets
/// code that is ready.
/// </summary>
internal static class WarmUp
{
    // Longer than one vector of the widest kind, whose code is made on first use too.
    private const string Text =
        "Aug 1\\n\\nA Title of Four Words\\n\\nAn abstract of some length, so that all ways of looking through a text are taken "
        + "at least once before the user\u2019s own is read. Its code is at github.com/o/r.\\n";

    /// <summary>Opens, changes and outlines a document that no client sees.</summary>
    public static void Run()
    {
        var uri = DocumentUri.OfFile(Path.Combine(AppContext.BaseDirectory, "warm-up.digest"));
        var about = $$"""{"uri":"{{uri}}","languageId":"digest","version":1""";
        var workspace = new Workspace(new ProjectFiles().DialectOf);
        var formatter = new MessageFormatter();
        workspace.Open(
            DocumentMessages.Opened(
                Call("didOpen", $$$"""{"textDocument":{{{about}}},"text":"{{{Text}}}"}}""").Json
            )
        );
        workspace.Change(
            DocumentMessages.Changed(
                Call(
                    "didChange",
                    $$$"""{"textDocument":{{{about}}}},"contentChanges":[{"range":{"start":{"line":4,"character":0},"end":{"line":4,"character":1}},"text":"A"}]}"""
                ).Json
            )
        );
        var asked = Call("documentSymbol", $$$"""{"textDocument":{{{about}}}}}""");
        var document = workspace.Find(DocumentMessages.Place(asked.Json).Uri!)!;
        formatter.Serialize(
            new Utf8Json(1024),
            new JsonRpcResult
            {
                RequestId = asked.RequestId,
                Result = OutlineWriter.Of(new ClientCapabilities(default), document.Tree),
            }
        );

        ClientCall Call(string method, string parameters) =>
            (ClientCall)
                formatter.Deserialize(
                    Encoding.UTF8.GetBytes(
                        $$"""{"jsonrpc":"2.0","id":1,"method":"textDocument/{{method}}","params":{{parameters}}}"""
                    )
                );
    }
}
