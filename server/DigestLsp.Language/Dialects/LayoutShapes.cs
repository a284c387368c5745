using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Dialects;

/// <summary>Describes in words how papers begin in a document, as learned from it.</summary>
internal static class LayoutShapes
{
    private static readonly (PlainOpeners Opener, string Words)[] Plain =
    [
        (PlainOpeners.Id, "arXiv ids above their titles"),
        (PlainOpeners.Label, "`Title:` labels"),
        (PlainOpeners.Ordinal, "numbered lines"),
        (PlainOpeners.Linked, "titles that are links"),
        (PlainOpeners.Emoji, "emoji in front of titles"),
        (PlainOpeners.Head, "titles above a URL, authors or labels"),
        (PlainOpeners.Bullet, "bullets"),
        (PlainOpeners.Names, "titles above their authors"),
    ];

    /// <summary>Gets the shapes; empty if nothing was learned or the layout is fixed.</summary>
    public static IReadOnlyList<string> Of(Dialect dialect) =>
        dialect switch
        {
            MarkedText marked => [.. OfProfile(marked.Profile)],
            PlainText plain =>
            [
                .. Plain.Where(p => (plain.Openers & p.Opener) != PlainOpeners.None).Select(p => p.Words),
            ],
            CustomLayout custom => [.. custom.Papers.Select(static p => $"lines that match {p}")],
            _ => [],
        };

    private static IEnumerable<string> OfProfile(LayoutProfile profile)
    {
        for (var level = 1; level <= 6; level++)
        {
            if (profile.HasLevel(level))
                yield return $"headings of level {level}";
        }
        for (var depth = 0; depth < 16; depth++)
        {
            if (!LayoutProfile.Has(profile.ItemDepths, depth))
                continue;
            var links =
                LayoutProfile.Has(profile.OpenDepths, depth) ? "with or without a link"
                : LayoutProfile.Has(profile.LinkedDepths, depth) ? "with a link"
                : "with the URL of a paper";
            yield return depth == 0
                ? $"list items {links}"
                : $"list items indented by {2 * depth} columns {links}";
        }
        foreach (
            var (has, words) in new[]
            {
                (profile.Checkboxes, "list items with a checkbox"),
                (profile.Citations, "list items with authors or a year"),
                (profile.Rows, "table rows"),
                (profile.BoldLines, "bold lines"),
                (profile.LinkedLines, "lines that begin with a link"),
                (profile.Paragraphs, "paragraphs with a citation, or titles above their URL"),
                (profile.TitleFields, "`Title:` fields"),
                (profile.Html, "HTML paragraphs or `<summary>` lines"),
                (profile.FrontMatter, "front matter"),
            }
        )
        {
            if (has)
                yield return words;
        }
    }

    /// <summary>Gets the reason why a block is evidence of a paper, or null if it is not.</summary>
    public static string? Evidence(Dialect dialect, Block block)
    {
        if (dialect is CustomLayout custom)
            return custom.LineOf(block).Role == LayoutRole.Paper ? "pattern of the configuration" : null;
        if (dialect is PlainText)
        {
            var line = PlainLine.Of(block);
            return line.IsAnchor ? "URL or id of a paper"
                : line.Label is { Kind: FieldKind.Authors or FieldKind.Abstract or FieldKind.Title }
                    ? "label of a paper"
                : line.IsCitation ? "authors and venue"
                : line.IsNames ? "authors"
                : null;
        }
        if (dialect is not MarkedText marked || block.Kind == BlockStream.Blank)
            return null;
        var facts = BlockFacts.Of(block, marked.Syntax);
        return facts.Anchor == Anchor.Paper ? "URL or id of a paper"
            : facts.Label is { } label && MarkedText.IsEvidence(facts, label) ? "label of a paper"
            : facts.Kind == MarkKind.Row ? "row of a table of papers"
            : facts.IsCitation ? "citation"
            : facts.Anchor == Anchor.Link ? "title with a link"
            : null;
    }

    /// <summary>Gets the level of a block that is a heading, or 0 if it is not a heading.</summary>
    public static int HeadingLevel(Dialect dialect, Block block, Block? next) =>
        dialect is MarkedText marked && block.Kind != BlockStream.Blank
            ? BlockFacts.Of(block, marked.Syntax) is { Kind: MarkKind.Date } date
                ? date.Level
                : MarkedText.HeadingLevel(
                    BlockFacts.Of(block, marked.Syntax),
                    block,
                    next is { Kind: not BlockStream.Blank } ? BlockFacts.Of(next, marked.Syntax) : null
                )
            : 0;
}
