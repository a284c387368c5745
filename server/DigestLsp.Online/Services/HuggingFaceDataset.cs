using System.Text.Json;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>Datasets on Hugging Face: task and size.</summary>
public sealed class HuggingFaceDataset : HuggingFaceRepository
{
    private static readonly string[] Shown = ["task_categories:", "size_categories:", "language:"];

    private protected override LinkKind Kind => LinkKind.HuggingFaceDataset;
    private protected override string Noun => "dataset";
    private protected override string Folder => "datasets/";

    private protected override IEnumerable<string> Traits(JsonElement root) =>
        Shown
            .Select(prefix =>
                root.Texts("tags")
                    .FirstOrDefault(t => t.StartsWith(prefix, StringComparison.Ordinal))
                    ?[prefix.Length..]
            )
            .OfType<string>();
}
