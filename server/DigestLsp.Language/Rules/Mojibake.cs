using System.Text;
using System.Text.RegularExpressions;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports UTF-8 that was decoded as Windows-1252: <c>Ã©</c> for <c>é</c>, <c>â€™</c> for <c>’</c>.</summary>
public sealed partial class Mojibake : ProseRule
{
    // The characters of Windows-1252 from 0x80 to 0x9F; undefined ones are unchanged.
    private const string Upper = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private static readonly UTF8Encoding Strict = new(false, true);

    /// <inheritdoc/>
    public override string Id => "text.mojibake";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    internal override bool MayHaveSafeFix => true;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for UTF-8 text that was decoded as Windows-1252: `Ã©` for `é`. Only bytes that are valid UTF-8 are reported.";

    /// <inheritdoc/>
    public override string Why => "Names and quotation marks are garbled, and searches fail.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                The FrÃ©chet Garden of Sparse Attention
                      ^^

                We plant gardens of attention and donâ€™t watch which rows bear fruit. São Paulo and Ä are well as they are.
                                                     ^^^
                """,
        ];

    /// <inheritdoc/>
    private protected override bool ReadsMarkup => true;

    /// <inheritdoc/>
    private protected override bool MayBeIn(ReadOnlySpan<char> text) => text.IndexOfAny("ÃÂâð") >= 0;

    /// <inheritdoc/>
    private protected override void Check(string text, int offset, List<Diagnostic> found)
    {
        foreach (var match in Suspicious().EnumerateMatches(text))
        {
            var written = text.Substring(match.Index, match.Length);
            if (Meant(written) is not { } meant)
                continue;
            found.Add(
                Replace(
                    new TextSpan(offset + match.Index, match.Length),
                    $"Wrong encoding: `{written}` should be `{meant}`",
                    Fix.ReplaceWith(meant),
                    meant
                )
            );
        }
    }

    private static string? Meant(string written)
    {
        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < written.Length; i++)
        {
            var upper = Upper.IndexOf(written[i], StringComparison.Ordinal);
            if (upper < 0 && written[i] > '\u00FF')
                return null;
            bytes[i] = (byte)(upper >= 0 ? 0x80 + upper : written[i]);
        }
        try
        {
            var meant = Strict.GetString(bytes[..written.Length]);
            return meant.Length == 0 || char.IsControl(meant[0]) ? null : meant;
        }
        catch (DecoderFallbackException)
        {
            // The bytes are not UTF-8, so the characters are intended.
            return null;
        }
    }

    [GeneratedRegex("ð\\S{3}|â[€‚ƒ„…†‡ˆ‰Š‹ŒŽ™˜]\\S|[ÃÂ][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")]
    private static partial Regex Suspicious();
}
