using System.Text.RegularExpressions;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports an invalid arXiv id.</summary>
public sealed partial class MalformedArxivId : PartRule
{
    /// <inheritdoc/>
    public override string Id => "link.malformed-arxiv-id";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for invalid arXiv ids in URLs, `arXiv:` references and `arXiv:` fields, such as month 13 or a missing digit. Ids have four digits after the period until 1412 and five from 1501 on. Before 0704 they consist of an archive and seven digits.";

    /// <inheritdoc/>
    public override string Why => "The link is broken, and the metadata of the paper cannot be looked up.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention and watch which rows bear fruit. It grew out of https://arxiv.org/abs/2513.01234 and arXiv:2506.0123.
                                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^     ^^^^^^^^^^^^^^^

                arXiv: 2506.01234v2
                """,
        ];

    /// <inheritdoc/>
    public override void Check(Part part, Prose prose, List<Diagnostic> found)
    {
        if (part is not Entry entry)
            return;
        var offset = 0;
        foreach (var (block, _) in part.Blocks)
        {
            var links = block.Links;
            foreach (var link in links)
            {
                if (Address().Match(link.Text) is { Success: true } address)
                    Look(address.Groups["id"].Value, link.Span.Shift(offset));
            }
            foreach (var match in Named().EnumerateMatches(block.Text.Span))
            {
                var span = new TextSpan(match.Index, match.Length);
                if (links.Any(l => l.Span.Overlaps(span)))
                    continue;
                var text = block.Text.Span.Slice(match.Index, match.Length).TrimEnd('.');
                Look(
                    text[(text.IndexOf(':') + 1)..].Trim().ToString(),
                    new TextSpan(offset + match.Index, text.Length)
                );
            }
            offset += block.Width;
        }
        if (
            entry.Content.Field("arXiv") is { ValueSpan.IsEmpty: false } field
            && !found.Exists(f => f.RuleId == Id && f.Span.Overlaps(field.ValueSpan))
            && char.IsAsciiDigit(field.Value[0])
        )
            Look(field.Value.Split(' ')[0].TrimEnd(',', ';', '.'), field.ValueSpan);

        void Look(string id, TextSpan span)
        {
            if (!ArxivIdText.IsPossible(id) && !found.Exists(f => f.RuleId == Id && f.Span == span))
                found.Add(new Diagnostic(Id, span, $"Invalid arXiv id `{id}`"));
        }
    }

    // URLs of listings, authors and searches do not identify a paper.
    [GeneratedRegex(
        @"^(?:https?://)?(?:www\.|export\.|browse\.)?arxiv\.org/(?:abs|pdf|html)/(?:arxiv:)?(?<id>[^?#]+?)(?:\.pdf)?/?(?:[?#]|$)|^arxiv:\s?(?<id>\d\S*)$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Address();

    [GeneratedRegex(@"\barXiv:\s?\d[\d.]{3,12}(?:v\d{1,2})?(?![\w/])", RegexOptions.ExplicitCapture)]
    private static partial Regex Named();
}
