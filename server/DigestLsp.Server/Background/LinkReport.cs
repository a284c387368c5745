using System.Globalization;
using System.Text;
using DigestLsp.Language.Features;
using DigestLsp.Language.Links;
using DigestLsp.Language.Text;
using DigestLsp.Online.Fetching;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Background;

/// <summary>Formats the link status of a document and the network requests as Markdown.</summary>
internal static class LinkReport
{
    private const int MaxListed = 50;

    /// <summary>Counts a document's links by status, and lists broken, moved and archived links and the reasons for unknown ones.</summary>
    public static string OfDocument(ServerState state, Document document)
    {
        var targets = state.Links.Checker.Checkable(
            DocumentLinks.All(document.Tree).Select(l => LinkTarget.Of(l.Link.Text)),
            anyHost: true
        );
        var links = targets.Select(t => (Target: t, Verdict: state.Watch.Verdicts.Of(t))).ToList();
        var text = new StringBuilder("# Links\n\n");
        if (WhyNot(state.Settings.Current.Online) is { } reason)
            text.Append(reason).Append("\n\n");
        text.Append(links.Count == 0 ? "No links" : $"{Count(links.Count, "link")}: ")
            .AppendJoin(
                ", ",
                links
                    .GroupBy(l => l.Verdict is { } v ? NameOf(v) : "not checked")
                    .OrderByDescending(g => g.Count())
                    .Select(g => $"{g.Count()} {g.Key}")
            )
            .Append(".\n");
        if (state.Links.Checker.RateLimit is { } quota)
            text.Append(
                CultureInfo.InvariantCulture,
                $"\nGitHub API rate limit: {quota.Remaining} of {quota.Limit} requests remaining until {quota.Reset.UtcDateTime:HH:mm} UTC.\n"
            );
        foreach (var group in links.Where(l => Speaks(l.Verdict)).GroupBy(l => NameOf(l.Verdict!)))
            List(text, group.Key, group.Select(l => (l.Target, l.Verdict!)));
        foreach (
            var group in links
                .Where(l => l.Verdict is { State: LinkStatus.Unknown })
                .GroupBy(l => l.Verdict!.Reason ?? "Unknown reason.")
                .OrderByDescending(g => g.Count())
        )
            List(
                text,
                "could not be checked: " + group.Key,
                group.Select(l => (l.Target, l.Verdict!)),
                withReason: false
            );
        return text.ToString();
    }

    /// <summary>Lists the requests of this process.</summary>
    public static string OfNetwork(RequestLog log)
    {
        var last = log.Last();
        var text = new StringBuilder("# Network activity\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{Count(log.Count, "request")} since the server started");
        text.Append(
            log.Count > last.Count ? $". The last {last.Count}:\n\n"
            : log.Count == 0 ? ".\n"
            : ":\n\n"
        );
        foreach (var request in last)
            text.Append(
                CultureInfo.InvariantCulture,
                $"- {request.Time.UtcDateTime:HH:mm:ss} {request.Method} `{request.Address.Replace("`", "%60", StringComparison.Ordinal)}` → {MarkdownText.Escape(request.Outcome)} ({request.Milliseconds} ms)\n"
            );
        return text.ToString();
    }

    /// <summary>Gets why network access is disabled, as a sentence, or null if it is enabled.</summary>
    public static string? WhyNot(OnlineSettings settings) =>
        !settings.Trusted ? "Network access is disabled because the workspace is not trusted."
        : !settings.Enabled ? "Network access is disabled by `digest.online.enabled`."
        : null;

    private static bool Speaks(LinkVerdict? verdict) =>
        verdict
            is { State: LinkStatus.Broken or LinkStatus.Moved }
                or { IsArchived: true }
                or { IsTakenOver: true };

    private static string NameOf(LinkVerdict verdict) =>
        verdict switch
        {
            { IsTakenOver: true } => "name takeover",
            { State: LinkStatus.Ok, IsArchived: true } => "archived",
            { State: LinkStatus.Ok } => "OK",
            { State: LinkStatus.Broken } => "broken",
            { State: LinkStatus.Moved } => "moved",
            _ => "could not be checked",
        };

    private static void List(
        StringBuilder text,
        string heading,
        IEnumerable<(LinkTarget Target, LinkVerdict Verdict)> links,
        bool withReason = true
    )
    {
        var all = links.ToList();
        text.Append(
            CultureInfo.InvariantCulture,
            $"\n## {char.ToUpperInvariant(heading[0])}{MarkdownText.Escape(heading[1..])} ({all.Count})\n\n"
        );
        foreach (var (target, verdict) in all.Take(MaxListed))
        {
            text.Append("- ")
                .Append(MarkdownText.Escape(target.IsInRepository ? target.FullName! : target.Url));
            if ((verdict.MovedTo ?? (withReason ? verdict.Reason : null)) is { } more)
                text.Append(": ").Append(MarkdownText.Escape(more));
            text.Append('\n');
        }
        if (all.Count > MaxListed)
            text.Append(CultureInfo.InvariantCulture, $"- and {all.Count - MaxListed} more\n");
    }

    private static string Count(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
