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

/// <summary>A parameter of a signature. The label is a text of the signature or a pair of UTF-16 offsets.</summary>
internal sealed record ParameterInformation(JsonElement Label, MarkupContent Documentation);
