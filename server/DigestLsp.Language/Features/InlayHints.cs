using System.Globalization;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>An inlay hint.</summary>
/// <param name="Offset">The offset in the document after which it is shown.</param>
/// <param name="Text">The text.</param>
/// <param name="Tooltip">The tooltip, or null.</param>
public sealed record InlayHint(int Offset, string Text, string? Tooltip);

/// <summary>Inlay hints: the link status after a link (<c>★ 1.2k · archived</c>), and status, tags and note after a title.</summary>
public static class InlayHints
{
    private const int MaxTags = 4;
    private const int MaxNoteLength = 40;

    /// <summary>Gets the hints in a span of the document, in order.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="within">The span; other parts are skipped.</param>
    /// <param name="verdicts">The link verdicts.</param>
    public static IReadOnlyList<InlayHint> In(DigestTree tree, TextSpan within, LinkVerdicts verdicts)
    {
        var hints = new List<InlayHint>();
        foreach (var at in tree.PartsIn(within))
        {
            if (
                at.Part is Entry { Content.TitleSpan: { } title } entry
                && Notes(entry) is { Length: > 0 } notes
            )
                hints.Add(
                    new InlayHint(
                        at.Start + title.End,
                        notes,
                        entry.Content.Values("Note") is { Length: > 0 } note ? note : null
                    )
                );
            foreach (var link in at.Part.Links)
            {
                var target = LinkTarget.Of(link.Text);
                if (verdicts.Of(target) is { } verdict && Words(verdict) is { Length: > 0 } words)
                    hints.Add(new InlayHint(at.Start + link.Span.End, words, Tooltip(verdict)));
            }
        }
        return [.. hints.Where(h => within.Touches(h.Offset)).OrderBy(h => h.Offset)];
    }

    /// <summary>Abbreviates a number of stars: <c>999</c>, <c>1.2k</c>, <c>12k</c>, <c>1.2M</c>.</summary>
    public static string Short(long number) =>
        number < 1000 ? number.ToString(CultureInfo.InvariantCulture)
        : number < 9_950 ? $"{(number / 1000.0).ToString("0.#", CultureInfo.InvariantCulture)}k"
        : number < 999_500 ? $"{Math.Round(number / 1000.0).ToString(CultureInfo.InvariantCulture)}k"
        : $"{(number / 1_000_000.0).ToString("0.#", CultureInfo.InvariantCulture)}M";

    // Unknown links get no hint.
    private static string Words(LinkVerdict verdict)
    {
        var words = new List<string>(3);
        if (verdict.Stars is { } stars)
            words.Add("★ " + Short(stars));
        if (verdict.IsArchived)
            words.Add("archived");
        if (verdict.State == LinkStatus.Moved)
            words.Add("moved");
        if (verdict.State == LinkStatus.Broken)
            words.Add("broken");
        if (verdict.IsTakenOver)
            words.Add("name takeover");
        return string.Join(" · ", words);
    }

    private static string? Tooltip(LinkVerdict verdict) =>
        verdict.MovedTo is { } address ? $"Moved to {address}" : verdict.Reason;

    private static string Notes(Entry entry)
    {
        var content = entry.Content;
        if (content.Fields.Count == 0)
            return "";
        var notes = new List<string>();
        if (content.Field("Status")?.Value is { Length: > 0 } status)
            notes.Add(status);
        var tags = TagList.Of(entry);
        notes.AddRange(tags.Take(MaxTags).Select(t => "#" + t.Name.Replace(' ', '-')));
        if (tags.Count > MaxTags)
            notes.Add($"+{tags.Count - MaxTags}");
        var marks = string.Join(' ', notes);
        var note = Outline.Shorten(content.Values("Note"), MaxNoteLength);
        return note.Length == 0 ? marks
            : marks.Length == 0 ? note
            : $"{marks} · {note}";
    }
}
