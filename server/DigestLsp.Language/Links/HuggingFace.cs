using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Links;

/// <summary>Hugging Face: papers, models, datasets, spaces, organisations.</summary>
public static class HuggingFace
{
    /// <summary>The meaning of an address of Hugging Face; null where it is none.</summary>
    public static LinkTarget? Read(LinkAddress address)
    {
        if (address.Site is not ("huggingface.co" or "hf.co"))
            return null;
        return address.Segments switch
        {
            ["papers", var id, ..] when ArxivIdText.Find(id) is { } found => new(
                LinkKind.HuggingFacePaper,
                address.Url
            )
            {
                Id = found,
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
                or "join-discord",
                ..,
            ] => new(LinkKind.HuggingFaceSite, address.Url),
            [var owner] => new(LinkKind.HuggingFaceOrganisation, address.Url) { Owner = owner },
            [var owner, var name, ..] => Named(LinkKind.HuggingFaceModel, address, owner, name),
            _ => null,
        };
    }

    private static LinkTarget Named(LinkKind kind, LinkAddress address, string owner, string name) =>
        new(kind, address.Url) { Owner = owner, Repository = name };
}
