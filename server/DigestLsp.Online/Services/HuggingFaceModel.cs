using System.Text.Json;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>Models on Hugging Face: task and library.</summary>
public sealed class HuggingFaceModel : HuggingFaceRepository
{
    private protected override LinkKind Kind => LinkKind.HuggingFaceModel;
    private protected override string Noun => "model";
    private protected override string Folder => "";

    private protected override IEnumerable<string> Traits(JsonElement root) =>
        new[]
        {
            root.Text("pipeline_tag"),
            root.Text("library_name"),
            root.Member("safetensors")?.Number("total") is { } total
                ? PreviewMarkdown.Short(total) + " parameters"
                : null,
        }.OfType<string>();
}
