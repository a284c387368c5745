namespace DigestLsp.Language.Links;

/// <summary>Gists: <c>gist.github.com/owner/id</c>, the owner perhaps missing.</summary>
public static class Gist
{
    /// <summary>Gets the description.</summary>
    internal static HostFamily Family { get; } =
        new()
        {
            Kinds = [LinkKind.Gist],
            Read = Read,
            BareHosts = ["gist.github.com"],
            Subject = t => GitHub.KeyOf("gist", t, t.Id),
        };

    /// <summary>The meaning of a gist's address; null where it is none.</summary>
    public static LinkTarget? Read(LinkAddress address)
    {
        if (address.Site is not ("gist.github.com" or "gist.githubusercontent.com"))
            return null;
        return Read(address.Segments, address.Url);
    }

    /// <summary>The meaning of a path of gists: <c>owner/id</c>.</summary>
    internal static LinkTarget Read(string[] segments, string url) =>
        segments switch
        {
            [var id] when IsId(id) => new(LinkKind.Gist, url) { Id = WithoutExtension(id) },
            [var owner, var id, ..] when IsId(id) => new(LinkKind.Gist, url)
            {
                Owner = owner,
                Id = WithoutExtension(id),
            },
            [var owner, ..] when owner is not ("discover" or "starred" or "search") => new(
                LinkKind.GitHubSite,
                url
            )
            {
                Owner = owner,
            },
            _ => new(LinkKind.GitHubSite, url),
        };

    // 32 or 20 digits of base 16, or a number in the first years.
    private static bool IsId(string segment) =>
        WithoutExtension(segment) is { Length: >= 5 } id && id.All(char.IsAsciiHexDigit);

    // "ID.js" is the script that shows a gist in a page, "ID.git" its repository.
    private static string WithoutExtension(string segment) => segment.Split('.')[0];
}
