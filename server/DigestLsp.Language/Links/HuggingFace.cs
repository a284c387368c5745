namespace DigestLsp.Language.Links;

/// <summary>Reads URLs of Hugging Face: papers, models, datasets, spaces, organizations.</summary>
public static class HuggingFace
{
    /// <summary>Gets the description.</summary>
    internal static HostFamily Family { get; } =
        new()
        {
            Kinds =
            [
                LinkKind.HuggingFacePaper,
                LinkKind.HuggingFaceModel,
                LinkKind.HuggingFaceDataset,
                LinkKind.HuggingFaceSpace,
                LinkKind.HuggingFaceOrganisation,
                LinkKind.HuggingFaceSite,
            ],
            Read = Read,
            BareHosts = ["huggingface.co", "hf.co"],
            Key = t => t.Kind == LinkKind.HuggingFacePaper ? $"hf-paper:{t.Id}" : LinkAddress.Key(t.Url),
            ReferenceKey = t => t.Kind == LinkKind.HuggingFacePaper ? $"arxiv:{t.Id}" : t.Key,
            Subject = t =>
                t.Kind switch
                {
                    LinkKind.HuggingFaceSite => null,
                    LinkKind.HuggingFaceModel or LinkKind.HuggingFaceDataset or LinkKind.HuggingFaceSpace =>
                        $"{t.Kind}:{t.FullName ?? t.Repository}".ToLowerInvariant(),
                    _ => t.Key,
                },
            IsCode = t =>
                t.Kind is LinkKind.HuggingFaceModel or LinkKind.HuggingFaceSpace && t.Repository is not null,
        };

    /// <summary>Gets the target of a Hugging Face URL, or null if it is not one.</summary>
    public static LinkTarget? Read(LinkAddress address)
    {
        if (address.Site is not ("huggingface.co" or "hf.co" or "hf-mirror.com"))
            return null;
        return address.Segments switch
        {
            ["papers", var id, ..] when Arxiv.Named(id, address.Url) is { } paper => paper with
            {
                Kind = LinkKind.HuggingFacePaper,
            },
            ["datasets", var owner, var name, ..] => Named(LinkKind.HuggingFaceDataset, address, owner, name),
            ["datasets", var name] => new(LinkKind.HuggingFaceDataset, address.Url) { Repository = name },
            ["spaces", var owner, var name, ..] => Named(LinkKind.HuggingFaceSpace, address, owner, name),
            []
            or [
                "papers"
                or "models"
                or "datasets"
                or "spaces"
                or "docs"
                or "blog"
                or "join"
                or "login"
                or "pricing"
                or "tasks"
                or "learn"
                or "enterprise"
                or "settings"
                or "new"
                or "chat"
                or "collections"
                or "search"
                or "posts"
                or "join-discord"
                or "api"
                or "organizations"
                or "inference-endpoints"
                or "inference"
                or "kernels"
                or "jobs"
                or "storage"
                or "security"
                or "support"
                or "pro"
                or "changelog"
                or "welcome"
                or "brand"
                or "subscribe"
                or "terms-of-service"
                or "privacy"
                or "notifications"
                or "front",
                ..,
            ] => new(LinkKind.HuggingFaceSite, address.Url),
            [var owner] => Organisation(address, owner),
            [var owner, "models" or "datasets" or "spaces" or "collections" or "papers" or "activity", ..] =>
                Organisation(address, owner),
            [var owner, var name, ..] => Named(LinkKind.HuggingFaceModel, address, owner, name),
            _ => null,
        };
    }

    private static LinkTarget Organisation(LinkAddress address, string owner) =>
        new(LinkKind.HuggingFaceOrganisation, address.Url) { Owner = owner };

    private static LinkTarget Named(LinkKind kind, LinkAddress address, string owner, string name) =>
        new(kind, address.Url) { Owner = owner, Repository = name };
}
