namespace DigestLsp.Language.Links;

/// <summary>What a link means.</summary>
public enum LinkKind
{
    /// <summary>A page that no service below knows.</summary>
    Web,

    /// <summary>A repository of GitHub.</summary>
    GitHubRepository,
}

/// <summary>Where a link leads and what that is.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Url">The full address, normalised: <c>https</c>, or <c>http</c> where written so.</param>
public sealed record LinkTarget(LinkKind Kind, string Url)
{
    /// <summary>GitHub's owner of the repository, pages site, gist or place; null for other links.</summary>
    public string? Owner { get; init; }

    /// <summary>Name of the repository; null where the link names none.</summary>
    public string? Repository { get; init; }

    /// <summary>Reads the meaning of a link as it is written.</summary>
    /// <param name="text">The link's text, as <see cref="Syntax.LinkSyntax.Text"/> has it.</param>
    public static LinkTarget Of(string text) => new(LinkKind.Web, text);
}
