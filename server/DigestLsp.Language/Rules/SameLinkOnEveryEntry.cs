using System.Globalization;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a repository that nearly every paper links to.</summary>
public sealed class SameLinkOnEveryEntry : DocumentRule
{
    private const int FewestPapers = 5;
    private const int Groups = 256;

    /// <inheritdoc/>
    public override string Id => "link.same-link-on-every-entry";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for a repository that at least four of five papers link to, in digests in which at least five papers link to a repository.";

    /// <inheritdoc/>
    public override string Why =>
        "A script or a template added the link. It belongs to at most one of the papers.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            string.Join(
                "\n\n",
                [
                    "Aug 1",
                    .. new[] { "Gardens", "Lanterns", "Bridges", "Rivers", "Corridors" }.Select(name =>
                        $"{name} of Sparse Attention\n\nWe plant {name.ToLowerInvariant()} and watch which of them bear fruit at night.\n\nCode: https://github.com/invented/template\n      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"
                    ),
                ]
            ),
        ];

    /// <inheritdoc/>
    public override void Check(DocumentContext document, List<Diagnostic> found)
    {
        var tree = document.Tree;
        if (!MayBeOnMost(document))
            return;
        var entries = new Dictionary<string, int>(StringComparer.Ordinal);
        var linked = 0;
        foreach (var at in tree.Parts)
        {
            if (at.Part is not Entry entry)
                continue;
            var repositories = Repositories(document, entry);
            if (repositories.Length > 0)
                linked++;
            foreach (var (key, _) in repositories)
                entries[key] = entries.GetValueOrDefault(key) + 1;
        }
        if (entries.Count > linked)
            return;
        var (most, count) = entries.MaxBy(e => e.Value);
        if (!IsOnMost(count, linked))
            return;
        foreach (var at in tree.Parts)
        {
            if (at.Part is not Entry entry)
                continue;
            foreach (var link in entry.Links)
            {
                if (KeyOf(LinkTarget.Of(link.Text)) == most)
                    found.Add(
                        new Diagnostic(
                            Id,
                            link.Span.Shift(at.Start),
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"{count} of {linked} papers with code link to this repository"
                            )
                        )
                    );
            }
        }
    }

    private static bool IsOnMost(int papers, int linked) =>
        papers >= FewestPapers && papers * 5 >= linked * 4;

    // A quick check by groups of repositories: one on most papers would make its group as large. Does not look at strings.
    private static bool MayBeOnMost(DocumentContext document)
    {
        Span<int> groups = stackalloc int[Groups];
        groups.Clear();
        var linked = 0;
        foreach (var at in document.Tree.Parts)
        {
            if (at.Part is not Entry entry)
                continue;
            var repositories = Repositories(document, entry);
            if (repositories.Length > 0)
                linked++;
            foreach (var (_, hash) in repositories)
                groups[(int)(hash % Groups)]++;
        }
        var most = 0;
        foreach (var papers in groups)
            most = Math.Max(most, papers);
        return IsOnMost(most, linked);
    }

    private static LinkedRepository[] Repositories(DocumentContext document, Entry entry) =>
        document.Of(entry).Repositories ??= [
            .. entry
                .Links.Select(l => KeyOf(LinkTarget.Of(l.Text)))
                .Where(k => k.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Select(k => new LinkedRepository(k, (uint)string.GetHashCode(k, StringComparison.Ordinal))),
        ];

    private static string KeyOf(LinkTarget target) =>
        target.IsInRepository ? target.FullName!.ToLowerInvariant() : "";
}
