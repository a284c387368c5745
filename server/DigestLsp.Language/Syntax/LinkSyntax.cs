using DigestLsp.Language.Links;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>A link as written.</summary>
/// <param name="Span">The span in UTF-16 code units, relative to the block or part. It excludes surrounding punctuation.</param>
/// <param name="Text">The text of the span, with or without a scheme.</param>
public readonly record struct LinkSyntax(TextSpan Span, string Text)
{
    /// <summary>Whether it is an id and not a URL: <c>arXiv:2306.01234</c>, <c>DOI 10.1000/182</c>.</summary>
    public bool IsIdentifier => LinkAddress.IsIdentifier(Text);

    /// <summary>Moves the span by an offset.</summary>
    public LinkSyntax Shift(int offset) => this with { Span = Span.Shift(offset) };
}
