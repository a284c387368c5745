using System.Text.Json;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>Spaces on Hugging Face: SDK and whether it is running.</summary>
public sealed class HuggingFaceSpace : HuggingFaceRepository
{
    private protected override LinkKind Kind => LinkKind.HuggingFaceSpace;
    private protected override string Noun => "space";
    private protected override string Folder => "spaces/";

    private protected override IEnumerable<string> Traits(JsonElement root) =>
        new[]
        {
            root.Text("sdk"),
            root.Member("runtime")?.Text("stage")?.ToLowerInvariant().Replace('_', ' '),
        }.OfType<string>();
}
