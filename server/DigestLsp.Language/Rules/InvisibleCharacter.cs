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
        "Checks for zero-width spaces, soft hyphens, byte order marks, form feeds and text direction marks in titles and abstracts. Joiners are ignored because some scripts and emoji need them.";

    /// <inheritdoc/>
    public override string Why =>
        "Searches miss words that contain them, and direction marks can change the order in which text is shown.";

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
                    $"Invisible character U+{(int)text[at]:X4}",
                    blank.Length == 0 ? "Remove invisible character" : Fix.ReplaceWith(blank),
                    blank
                )
            );
            var next = text.AsSpan(at + 1).IndexOfAny(Invisible);
            at = next < 0 ? -1 : at + 1 + next;
        }
    }
}
