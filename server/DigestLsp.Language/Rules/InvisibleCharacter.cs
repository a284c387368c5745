using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports an invisible character that changes search results.</summary>
public sealed class InvisibleCharacter : ProseRule
{
    private static readonly System.Buffers.SearchValues<char> Invisible = System.Buffers.SearchValues.Create(
        "\u00AD\u200B\u2060\uFEFF\u000B\u000C\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069"
    );

    /// <inheritdoc/>
    public override string Id => "text.invisible-character";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    internal override bool MayHaveSafeFix => true;

    /// <inheritdoc/>
    public override string Summary =>
        "Finds zero-width spaces, soft hyphens, byte order marks, form feeds and marks of text direction inside titles and abstracts. Joiners, which scripts and emoji need, are left alone.";

    /// <inheritdoc/>
    public override string Why =>
        "Nobody sees them; searches miss the word, and marks of direction can make text read otherwise than it is.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            "Aug 1\n\nGardens of Sparse Attention\n\nWe plant gar\u200Bdens of attention and watch which rows bear fruit.\n            ^\n",
        ];

    /// <inheritdoc/>
    private protected override bool ReadsMarkup => true;

    /// <inheritdoc/>
    private protected override bool MayBeIn(ReadOnlySpan<char> text) => text.IndexOfAny(Invisible) >= 0;

    /// <inheritdoc/>
    private protected override void Check(string text, int offset, List<Diagnostic> found)
    {
        for (var at = text.AsSpan().IndexOfAny(Invisible); at >= 0; )
        {
            var span = new TextSpan(offset + at, 1);
            var blank = text[at] is '\u000B' or '\u000C' ? " " : "";
            found.Add(
                Replace(
                    span,
                    $"An invisible character (U+{(int)text[at]:X4}) stands here",
                    "Remove the invisible character",
                    blank
                )
            );
            var next = text.AsSpan(at + 1).IndexOfAny(Invisible);
            at = next < 0 ? -1 : at + 1 + next;
        }
    }
}
