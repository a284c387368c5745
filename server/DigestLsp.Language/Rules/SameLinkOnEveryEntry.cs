using System.Globalization;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Rules;

/// <summary>One repository linked from nearly every paper.</summary>
public sealed class SameLinkOnEveryEntry : DocumentRule
{
    private const int FewestPapers = 5;

    /// <inheritdoc/>
    public override string Id => "link.same-link-on-every-entry";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    public override string Summary =>
        "Finds a repository that four of five papers or more link to, in a digest of five papers or more with such links.";

    /// <inheritdoc/>
    public override string Why =>
        "A script or a template put it there: it is the code of one of them at most.";

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
    public override void Check(DigestTree tree, List<Finding> found)
    {
        var entries = new Dictionary<string, int>(StringComparer.Ordinal);
        var linked = 0;
        foreach (var at in tree.Parts)
        {
            if (at.Part is not Entry entry)
                continue;
            var repositories = Repositories(entry);
            if (repositories.Count > 0)
                linked++;
            foreach (var key in repositories.Distinct(StringComparer.Ordinal))
                entries[key] = entries.GetValueOrDefault(key) + 1;
        }
        if (linked < FewestPapers || entries.Count > linked)
            return;
        var (most, count) = entries.MaxBy(e => e.Value);
        if (count < FewestPapers || count * 5 < linked * 4)
            return;
        foreach (var at in tree.Parts)
        {
            if (at.Part is not Entry entry)
                continue;
            foreach (var link in entry.Links)
            {
                if (KeyOf(LinkTarget.Of(link.Text)) == most)
                    found.Add(
                        new Finding(
                            Id,
                            link.Span.Shift(at.Start),
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"{count} of {linked} papers with code link to this same repository"
                            )
                        )
                    );
            }
        }
    }

    private static IReadOnlyList<string> Repositories(Entry entry) =>
        entry.RepositoriesMemo ??= [
            .. entry.Links.Select(l => KeyOf(LinkTarget.Of(l.Text))).Where(k => k.Length > 0),
        ];

    private static string KeyOf(LinkTarget target) =>
        target.IsInRepository ? target.FullName!.ToLowerInvariant() : "";
}
