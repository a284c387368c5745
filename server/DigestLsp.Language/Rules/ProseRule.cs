using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>A rule about the text of titles and abstracts, without links.</summary>
public abstract class ProseRule : PartRule
{
    /// <summary>Whether it also checks markup (Markdown, TeX in a mail).</summary>
    private protected virtual bool ReadsMarkup => false;

    /// <inheritdoc/>
    public sealed override void Check(Part part, Prose prose, List<Diagnostic> found)
    {
        if (part is not Entry entry || (!entry.IsPlainText && !ReadsMarkup))
            return;
        var first = found.Count;
        if (entry.Content.TitleSpan is { } title && MayBeIn(entry.Window(title)))
            Check(prose.Title, title.Start, found);
        if (entry.Content.Abstract is { } summary && MayBeIn(entry.Window(summary)))
            Check(prose.Abstract, summary.Start, found);
        if (found.Count > first)
            RemoveIn(entry.Links, found, first);
    }

    /// <summary>Removes the diagnostics of a rule that overlap links.</summary>
    /// <param name="links">The links in order.</param>
    /// <param name="found">All diagnostics.</param>
    /// <param name="first">The index of the rule's first diagnostic.</param>
    internal static void RemoveIn(IEnumerable<LinkSyntax> links, List<Diagnostic> found, int first)
    {
        var spans = links.Select(l => l.Span).ToList();
        if (spans.Count == 0)
            return;
        var kept = first;
        for (var i = first; i < found.Count; i++)
        {
            if (!TextSpan.AnyOverlaps(spans, found[i].Span))
                found[kept++] = found[i];
        }
        found.RemoveRange(kept, found.Count - kept);
    }

    /// <summary>Whether a text may have a problem: a quick check before the text is copied.</summary>
    private protected virtual bool MayBeIn(ReadOnlySpan<char> text) => true;

    /// <summary>Checks a title or an abstract.</summary>
    /// <param name="text">The text.</param>
    /// <param name="offset">The offset of the text in the part.</param>
    /// <param name="found">Receives diagnostics with spans relative to the part.</param>
    private protected abstract void Check(string text, int offset, List<Diagnostic> found);

    /// <summary>Creates a diagnostic with one replacement as its fix.</summary>
    private protected Diagnostic Replace(
        TextSpan span,
        string message,
        string title,
        string replacement,
        bool safe = true
    ) =>
        new(Id, span, message)
        {
            Fixes =
            [
                new Fix(title, [new TextChange(span, replacement)]) { IsPreferred = true, IsSafe = safe },
            ],
        };
}
