namespace DigestLsp.Language.Links;

/// <summary>Reads gist URLs: <c>gist.github.com/owner/id</c>, with an optional owner.</summary>
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

    /// <summary>Gets the target of a gist URL, or null if it is not one.</summary>
    public static LinkTarget? Read(LinkAddress address)
    {
        if (address.Site is not ("gist.github.com" or "gist.githubusercontent.com"))
            return null;
        return Read(address.Segments, address.Url);
    }

    /// <summary>Gets the target of a gist path: <c>owner/id</c>.</summary>
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

    // 32 or 20 hexadecimal digits, or a number in the first years.
    private static bool IsId(string segment) =>
        WithoutExtension(segment) is { Length: >= 5 } id && id.All(char.IsAsciiHexDigit);

    // "ID.js" is the script that embeds a gist, "ID.git" its repository.
    private static string WithoutExtension(string segment) => segment.Split('.')[0];
}
