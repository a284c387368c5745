using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a title on more than one line.</summary>
public sealed class TitleBrokenOverLines : PartRule
{
    /// <inheritdoc/>
    public override string Id => "entry.title-broken-over-lines";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    public override bool IsSuppressedWhileTyping => true;

    /// <inheritdoc/>
    public override bool IsAppliedByCleanup => true;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for titles that span several lines. Layouts that wrap all text (mails, numbered text, Markdown) are ignored.";

    /// <inheritdoc/>
    public override string Why => "Searches for the title fail, and other programs read only a part of it.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Title: Gardens of Sparse Attention and
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                  the Rows that Bear Fruit
                PDF: https://arxiv.org/pdf/2506.01234
                Summary: We plant gardens of attention and watch which rows bear fruit. It is the row in the shade.
                ---
                Title: Lanterns for Long Corridors
                PDF: https://arxiv.org/pdf/2506.01235
                Summary: We light the middle of a long context, where models forget.
                ---
                """,
        ];

    /// <inheritdoc/>
    public override void Check(Part part, Prose prose, List<Diagnostic> found)
    {
        if (
            part
            is not Entry { TitlesMayWrap: false, Content: { TitleSpan: { } title, Title: not ['>', ..] } }
        )
            return;
        var text = part.Slice(title);
        var changes = new List<TextChange>();
        for (var at = text.AsSpan().IndexOfAny('\r', '\n'); at >= 0; )
        {
            var start = text.AsSpan(0, at).TrimEnd().Length;
            var end = text.Length - text.AsSpan(at).TrimStart().Length;
            if (LineBreaks.Count(text.AsSpan(start, end - start)) > 1)
                return;
            changes.Add(new TextChange(TextSpan.FromBounds(title.Start + start, title.Start + end), " "));
            var next = text.AsSpan(end).IndexOfAny('\r', '\n');
            at = next < 0 ? -1 : end + next;
        }
        if (changes.Count > 0)
            found.Add(
                new Diagnostic(
                    Id,
                    TextSpan.FromBounds(title.Start, changes[0].Span.Start),
                    "Title spans several lines"
                )
                {
                    Fixes = [new Fix("Join title into one line", changes) { IsPreferred = true }],
                }
            );
    }
}
