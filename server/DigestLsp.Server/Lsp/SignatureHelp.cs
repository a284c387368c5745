using System.Text.Json;

namespace DigestLsp.Server.Lsp;

internal sealed record SignatureHelp(
    SignatureInformation[] Signatures,
    int ActiveSignature,
    int ActiveParameter
);

internal sealed record SignatureInformation(string Label, ParameterInformation[] Parameters)
{
    public int? ActiveParameter { get; init; }
}

/// <summary>A part of a signature; its label a text of the signature, or where it stands there as a pair of UTF-16 offsets.</summary>
internal sealed record ParameterInformation(JsonElement Label, MarkupContent Documentation);
