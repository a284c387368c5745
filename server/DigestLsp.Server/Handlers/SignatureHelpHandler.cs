using System.Globalization;
using System.Text.Json;
using DigestLsp.Language.Features;
using DigestLsp.Language.Text;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/signatureHelp</c>: field help for a new paper.</summary>
internal static class SignatureHelpHandler
{
    /// <summary>Registers the request.</summary>
    public static void Register(RequestRouter router, ServerState state)
    {
        router.Capability(
            "signatureHelpProvider",
            """{"triggerCharacters":["\n"],"retriggerCharacters":["\n",":","]","|"]}"""
        );
        router.Document(
            "textDocument/signatureHelp",
            (Document document, TextDocumentPositionParams p) => Handle(state, document, p.Position)
        );
    }

    private static SignatureHelp? Handle(ServerState state, Document document, Position position)
    {
        if (
            EntryLayout.At(document.Tree, document.Converter.Offset(document.Tree, position))
            is not { } layout
        )
            return null;
        var client = state.Client;
        var signature = new SignatureInformation(
            layout.Label,
            [.. layout.Parts.Select(p => Parameter(client, layout, p))]
        )
        {
            ActiveParameter = client.SignatureActiveParameter ? layout.Active : null,
        };
        return new SignatureHelp([signature], 0, layout.Active);
    }

    private static ParameterInformation Parameter(
        ClientCapabilities client,
        EntryLayout layout,
        EntryLayoutPart part
    )
    {
        var (start, end) = (part.Label.Start, part.Label.End);
        var label = client.SignatureLabelOffsets
            ? string.Create(CultureInfo.InvariantCulture, $"[{start},{end}]")
            : $"\"{JsonEncodedText.Encode(layout.Label[start..end])}\"";
        var text = EntryLayout.Explain(part.Place);
        return new ParameterInformation(
            JsonElement.Parse(label),
            client.SignatureMarkdown
                ? new MarkupContent("markdown", MarkdownText.Escape(text))
                : new MarkupContent("plaintext", text)
        );
    }
}
