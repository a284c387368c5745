using System.Text.Json;
using DigestLsp.Language.Features;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Online;
using DigestLsp.Online.Fetching;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Files;

namespace DigestLsp.Server.Cli;

/// <summary>Link verdicts for commands: none, from a lock file, or from services. Without <c>--online</c> there are no requests.</summary>
internal sealed class LinkLookup : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(7);

    private readonly Arguments arguments;
    private readonly LinkLock? locked;

    private LinkLookup(Arguments arguments, LinkChecker? checker, LinkLock? locked) =>
        (this.arguments, Checker, this.locked) = (arguments, checker, locked);

    /// <summary>The options of link checks.</summary>
    public static IReadOnlyList<Option> Options { get; } =
    [
        new Option("--online", "Check links online"),
        new Option("--links", "Links to check with --online: known services or all hosts (default: known)")
        {
            Choices = ["known", "all"],
        },
        new Option("--offline", "Never access the network; overrides --online"),
        new Option("--lock", "Read link statuses from FILE; with --online, check and record missing links")
        {
            Value = "FILE",
        },
        new Option(
            "--refresh",
            "Check links again that were recorded over a week ago (requires --lock; implies --online)"
        ),
        new Option("--settings", "Read the digest.online settings from a JSON file") { Value = "FILE" },
    ];

    /// <summary>Whether link checks are enabled.</summary>
    public bool IsAsked => Checker is not null || locked is not null;

    /// <summary>Checks links, or null if network access is disabled.</summary>
    public LinkChecker? Checker { get; }

    /// <summary>Reads the options. Returns null with a message if they are invalid or a file cannot be read.</summary>
    public static LinkLookup? Of(Arguments arguments, TextWriter error)
    {
        var online = (arguments.Has("--online") || arguments.Has("--refresh")) && !arguments.Has("--offline");
        var path = arguments.Value("--lock");
        if (arguments.Has("--refresh") && path is null)
            return Fail("--refresh requires --lock FILE.");
        if (arguments.Has("--links") && !online && !arguments.Has("--offline"))
            return Fail("--links requires --online.");
        if (Settings(arguments, error) is not { } settings)
            return null;
        var recorded =
            path is null ? null
            : online && !File.Exists(path) ? new LinkLock()
            : LinkLock.Read(path, error);
        if (path is not null && recorded is null)
            return null;
        var tokens = new Tokens();
        tokens.WhenRefused = text => error.WriteLine($"digest-lsp: {AnsiStyle.Plain(text)}");
        return new LinkLookup(
            arguments,
            online ? new LinkChecker(settings.ToOptions(), tokens) : null,
            recorded
        );

        LinkLookup? Fail(string message)
        {
            CommandLine.Fail(error, message);
            return null;
        }
    }

    /// <summary>
    /// Gets the verdicts on the links of all digests of the arguments, checked and recorded as requested. Returns null with a message if
    /// they cannot be recorded.
    /// </summary>
    public LinkVerdicts? Find(ProjectFiles projects, TextWriter error)
    {
        var known =
            locked?.Links.ToDictionary(l => l.Key, l => l.Value.Verdict, StringComparer.Ordinal) ?? [];
        if (Checker is null)
            return new LinkVerdicts(known);
        var links = Links(projects);
        Ask(links.Select(l => l.Target), known, error);
        // A link is broken only if all its possible ends are.
        var others = links.Where(l => IsGone(l.Target)).SelectMany(l => l.Others).ToList();
        Ask(others, known, error);
        if (locked is null)
            return new LinkVerdicts(known);
        if (arguments.Has("--refresh"))
            Keep(locked, links.Select(l => l.Target).Concat(others));
        return locked.Write(arguments.Value("--lock")!, error) ? new LinkVerdicts(known) : null;

        bool IsGone(LinkTarget target) =>
            known.GetValueOrDefault(target.Subject!)?.State == LinkStatus.Broken;
    }

    /// <inheritdoc/>
    public void Dispose() => Checker?.Dispose();

    private void Ask(IEnumerable<LinkTarget> targets, Dictionary<string, LinkVerdict> known, TextWriter error)
    {
        var anyHost = arguments.Value("--links") == "all";
        var asked = Due(Checker!.Checkable(targets, anyHost));
        using var progress = new FileProgress(asked.Count, "links");
        var found = Checker.CheckAsync(asked, anyHost, (_, _) => progress.Step()).GetAwaiter().GetResult();
        TellUnknown(found, error);
        foreach (var (subject, verdict) in found.Where(f => f.Value.State != LinkStatus.Unknown))
        {
            known[subject] = verdict;
            if (locked is not null)
                locked.Links[subject] = new LockedVerdict(verdict, DateTimeOffset.UtcNow);
        }
    }

    // Links without a record come first, then the oldest, to make good use of the rate limit.
    private IReadOnlyList<LinkTarget> Due(IReadOnlyList<LinkTarget> targets)
    {
        if (locked is null)
            return targets;
        var oldest = DateTimeOffset.UtcNow - Fresh;
        return
        [
            .. targets
                .Select(t => (Target: t, Time: locked.Links.GetValueOrDefault(t.Subject!)?.Checked))
                .Where(t => t.Time is null || (arguments.Has("--refresh") && t.Time < oldest))
                .OrderBy(t => t.Time ?? DateTimeOffset.MinValue)
                .Select(t => t.Target),
        ];
    }

    private static void Keep(LinkLock locked, IEnumerable<LinkTarget> targets)
    {
        var here = targets.Select(t => t.Subject!).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in locked.Links.Keys.Where(k => !here.Contains(k)).ToList())
            locked.Links.Remove(gone);
    }

    private List<Link> Links(ProjectFiles projects)
    {
        var links = new List<Link>();
        // Unreadable files are reported when the command reads them again.
        Digests.ForEach(
            arguments,
            projects,
            TextWriter.Null,
            (file, _) =>
            {
                var rules = file.Rules(projects);
                return DocumentLinks
                    .All(file.Tree)
                    .Select(link => Link.Of(link, Checker!))
                    .Where(l => l.Target.Subject is not null && !rules.Ignores(l.Target))
                    .ToList();
            },
            links.AddRange
        );
        return links;
    }

    private sealed record Link(LinkTarget Target, IReadOnlyList<LinkTarget> Others)
    {
        public static Link Of((PartAt At, LinkSyntax Syntax) link, LinkChecker checker) =>
            new(
                checker.Resolve(LinkTarget.Of(link.Syntax.Text)),
                [.. LinkReadings.Others(link.At.Part, link.Syntax).Select(checker.Resolve)]
            );
    }

    private static void TellUnknown(IReadOnlyDictionary<string, LinkVerdict> found, TextWriter error)
    {
        var reasons = found
            .Values.Where(v => v.State == LinkStatus.Unknown)
            .GroupBy(v => v.Reason ?? "Unknown reason.", StringComparer.Ordinal)
            .OrderByDescending(g => g.Count());
        foreach (var reason in reasons)
            error.WriteLine(
                $"digest-lsp: {SummaryMarkdown.Count(reason.Count(), "link")} could not be checked: {AnsiStyle.Plain(reason.Key)}"
            );
    }

    // "digest.online.redis", "online.redis", or the same nested. Other members are of other programs.
    private static bool HasSettings(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object
        && (
            !json.EnumerateObject().Any()
            || json.EnumerateObject().Any(m => m.Name.Split('.')[0] is "digest" or "online")
        );

    private static OnlineSettings? Settings(Arguments arguments, TextWriter error)
    {
        var all = arguments.Value("--links") == "all" ? CheckLinks.All : CheckLinks.Known;
        if (arguments.Value("--settings") is not { } path)
            return new OnlineSettings { CheckLinks = all };
        try
        {
            using var json = JsonDocument.Parse(
                InputFile.ReadText(path, InputFile.MaxSettingsLength),
                new JsonDocumentOptions
                {
                    CommentHandling = JsonCommentHandling.Skip,
                    AllowTrailingCommas = true,
                }
            );
            if (!HasSettings(json.RootElement))
            {
                CommandLine.Fail(
                    error,
                    $$"""The settings file {{path}} has no settings of digest.online, such as { "digest.online.allowedPrivateHosts": ["…"] }"""
                );
                return null;
            }
            var settings = ServerSettings.From(json.RootElement);
            foreach (var hint in settings.Hints)
                error.WriteLine($"digest-lsp: {path}: warning: {hint}");
            foreach (var problem in settings.Problems)
                CommandLine.Fail(error, $"{path}: {problem}");
            return settings.Problems.Count > 0
                ? null
                : settings.Online with
                {
                    Enabled = true,
                    Trusted = true,
                    CheckLinks = all,
                };
        }
        catch (Exception problem)
            when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            CommandLine.Fail(error, $"Cannot read settings {path}: {problem.Message}");
            return null;
        }
    }
}
