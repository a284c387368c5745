using DigestLsp.Language.Links;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>A link as it is written.</summary>
/// <param name="Span">
/// Where, in UTF-16 code units, relative to the block or part that handed it out. Punctuation of the sentence
/// around the link is not in it.
/// </param>
/// <param name="Text">The characters of the span, scheme missing or not.</param>
public readonly record struct LinkSyntax(TextSpan Span, string Text)
{
    /// <summary>Whether it is an identifier and no address: <c>arXiv:2306.01234</c>, <c>DOI 10.1000/182</c>.</summary>
    public bool IsIdentifier => LinkAddress.IsIdentifier(Text);

    /// <summary>The same link, seen from further out.</summary>
    public LinkSyntax Shift(int offset) => this with { Span = Span.Shift(offset) };
}
