using System.Globalization;
using System.Text.RegularExpressions;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

public static partial class TitleText
{
    /// <summary>The rest of a text while markup is removed from both ends.</summary>
    private sealed class Scan(string text)
    {
        private int start;
        private int end = text.Length;
        private int rest = -1;
        private int? year;
        private string? venue;
        private bool marked;

        public CleanTitle Result(int length)
        {
            var after = rest < 0 ? end : rest;
            if (start >= end)
                return new CleanTitle(
                    "",
                    new TextSpan(Math.Min(start, end), 0),
                    TextSpan.FromBounds(after, length)
                );
            var plain = Plain(text[start..end]);
            return new CleanTitle(plain, TextSpan.FromBounds(start, end), TextSpan.FromBounds(after, length))
            {
                Year = year,
                Venue = venue,
                IsMarkedOff = marked,
            };
        }

        /// <summary>Skips one item before a title.</summary>
        public bool SkipLead()
        {
            if (start >= end)
                return false;
            if (Whitespace.IsBlank(text[start]))
                return Skip(1);
            var here = text.AsSpan(start, end - start);
            if (Emoji.LengthAtStart(here) is > 0 and var emoji)
                return Skip(emoji);
            if (Emoji.ShortCodeLength(here) is > 0 and var code)
                return Skip(code);
            if (FieldLabels.TagLength(here) is > 0 and var tag)
                return SkipTag(tag);
            if (Match(LeadingMark()) is { } mark)
                return Skip(mark.Length);
            if (Match(LeadingDate()) is { } date && HasTitleBehind(start + date.Length))
            {
                year ??= Year(date.Value);
                return Skip(date.Length);
            }
            if (Match(LeadingAddress()) is { } address && HasTitleBehind(start + address.Length))
                return Skip(address.Length);
            if (Match(LeadingBrackets()) is { } brackets && IsTag(brackets))
            {
                Note(brackets.Groups["text"].Value);
                return Skip(brackets.Length);
            }
            if (Match(LeadingLabelLinks()) is { } label && IsLabelOrVenue(label.Groups["text"].Value))
            {
                if (!HasTitleBehind(start + label.Length))
                    return false;
                Note(Plain(label.Groups["text"].Value));
                return Skip(label.Length);
            }
            return FieldLabels.Find(here)
                    is { Kind: FieldKind.Title, IsDelimited: true, Value.Length: > 0 } field
                && Skip(field.Value.Start);
        }

        /// <summary>Narrows the title to the inside of a link, emphasis, quotes or brackets that start here.</summary>
        public bool Open()
        {
            if (start >= end)
                return false;
            if (Match(RestructuredLink()) is { } rst)
                return Narrow(rst.Groups["text"], rst.Length);
            if ((Match(AngleLink()) ?? Match(PipedLink())) is { } angle)
                return Narrow(angle.Groups["text"], angle.Length);
            if (Match(Link()) is { } link)
                return IsLabelOrVenue(link.Groups["text"].Value)
                    ? Nothing(link.Length)
                    : Narrow(link.Groups["text"], link.Length);
            if (Match(WikiLink()) is { } wiki)
                return Narrow(wiki.Groups["text"], wiki.Length);
            if (Match(EmphasizedRun()) is { } run && MarksOff(run, run.Groups["mark"].Length == 1 ? 99 : 3))
                return Narrow(run.Groups["text"], run.Length);
            if (Match(QuotedRun()) is { } quoted && MarksOff(quoted, 99))
                return Narrow(quoted.Groups["text"], quoted.Length);
            if (Match(AsciiDocLink()) is { } macro)
                return Narrow(macro.Groups["text"], macro.Length);
            if (Match(OrgLink()) is { } org)
                return Narrow(org.Groups["text"], org.Length);
            if (Match(AuthorYear()) is { } apa)
                return Narrow(apa.Groups["text"], apa.Length);
            if (Match(Citation()) is { } citation)
                return Narrow(citation.Groups["text"], citation.Length);
            return OpenLaterLink();
        }

        /// <summary>Ends a title without markup before links, labels, a URL or a year in brackets.</summary>
        public void CutPlain()
        {
            var cut = end;
            foreach (var pattern in (ReadOnlySpan<Regex>)[PlainEnd(), YearInBrackets(), ByAuthors()])
            {
                if (pattern.Match(text, start, end - start) is { Success: true } match && match.Index > start)
                    cut = Math.Min(cut, match.Index);
            }
            for (var at = start; at < cut; )
            {
                if (Link().Match(text, at, end - at) is not { Success: true } link || link.Index >= cut)
                    break;
                if (
                    link.Index > start
                    && (IsLabelOrVenue(link.Groups["text"].Value) || IsCitation(link.Groups["text"].Value))
                )
                    cut = link.Index;
                at = link.Index + link.Length;
            }
            if (cut == end)
                return;
            if (YearInBrackets().Match(text, cut, end - cut) is { Success: true } found && found.Index == cut)
                Note(found.Groups["text"].Value);
            if (rest < 0)
                rest = cut;
            (end, marked) = (cut, true);
        }

        /// <summary>Removes one item from the end of the title.</summary>
        public bool TrimEnd()
        {
            if (end <= start)
                return false;
            var here = text.AsSpan(start, end - start);
            if (
                TrailingMark().Match(text, start, end - start) is { Success: true, Length: > 0 } mark
                && mark.Index > start
            )
                return Shorten(mark.Index - start);
            var trimmed = here.TrimEnd(" \t\r\n\u00A0\u3000|·-–—,;:：");
            // An escaped bar belongs to the title.
            if (trimmed.EndsWith("\\") && trimmed.Length < here.Length)
                trimmed = here[..(trimmed.Length + 1)];
            if (trimmed.Length < here.Length)
                return Shorten(trimmed.Length);
            if (TrailingBrackets().Match(text, start, end - start) is { Success: true } brackets)
            {
                var inside = brackets.Groups["text"].Value;
                if ((brackets.Index > start || FieldLabels.IsLinkLabel(inside)) && IsTrailingLabel(inside))
                {
                    Note(inside);
                    return Shorten(brackets.Index - start);
                }
            }
            var stops = marked && here[^1] is '.' or '。' && !here.EndsWith("..", StringComparison.Ordinal);
            return stops && Shorten(here.Length - 1);
        }

        // "NAME: [The Whole Title](u)": the link is the title if its text can be one and little text is before it.
        private bool OpenLaterLink()
        {
            var link = Link().Match(text, start, end - start);
            if (
                !link.Success
                || link.Index == start
                || IsLabelOrVenue(link.Groups["text"].Value)
                || IsCitation(link.Groups["text"].Value)
            )
                return false;
            var before = text.AsSpan(start, link.Index - start).TrimEnd();
            if (
                !(
                    before is [.., ':' or '：' or '-' or '–' or '—' or '|']
                    && before.Count(' ') < 6
                    && link.Groups["text"].ValueSpan.Count(' ') >= 2
                )
            )
                return false;
            start = link.Index;
            return true;
        }

        private bool Nothing(int length)
        {
            if (rest < 0)
                rest = start + length;
            (end, marked) = (start, true);
            return false;
        }

        private bool Narrow(Group inside, int length)
        {
            if (rest < 0)
                rest = start + length;
            (start, end, marked) = (inside.Index, inside.Index + inside.Length, true);
            return true;
        }

        // Emphasis and quotes within a title do not delimit it: "*Deep* learning", "“Why” questions".
        private bool MarksOff(Match run, int words)
        {
            var after = text.AsSpan(start + run.Length, end - start - run.Length).TrimStart();
            // Outer markup is already removed; this is inner markup.
            if (marked)
                return after.Trim(".,").IsEmpty;
            return after.IsEmpty
                || after.StartsWith("by ", StringComparison.Ordinal)
                || (
                    run.Groups["mark"].Success
                        ? !char.IsLetterOrDigit(after[0])
                        : after[0] is '.' or ',' or '[' or '(' or '*' or '_' or '-' or '–' or '—'
                )
                || run.Groups["text"].ValueSpan.Trim().Count(' ') + 1 >= words;
        }

        private bool IsTag(Match brackets)
        {
            var inside = brackets.Groups["text"].Value;
            var behind = text.AsSpan(start + brackets.Length, end - start - brackets.Length).TrimStart();
            if (behind.IsEmpty)
                return false;
            return NumberOrDate().IsMatch(inside)
                || FieldLabels.IsLinkLabel(inside)
                || ArxivIdText.Category(inside) == inside
                || IsVenue(inside)
                || behind[0] is '[' or '*' or '<' or '"' or '“' or '_' or '`';
        }

        private bool IsTrailingLabel(string inside) =>
            inside.Length == 0
            || Year(inside) is not null && NumberOrDate().IsMatch(inside)
            || FieldLabels.IsLinkLabel(inside)
            || IsVenue(inside)
            || StatusWord().IsMatch(inside)
            || Link().Replace(inside, "").Length < inside.Length
                && Link().Replace(inside, "").AsSpan().IndexOfAnyExcept(" ,;|/[]") < 0;

        private bool HasTitleBehind(int index)
        {
            var behind = text[Math.Min(index, end)..end];
            behind = LeadingLabelLinks()
                .Replace(behind, m => IsLabelOrVenue(m.Groups["text"].Value) ? "" : m.Value);
            behind = Image().Replace(behind, "");
            behind = Link()
                .Replace(
                    behind,
                    static m => IsLabelOrVenue(m.Groups["text"].Value) ? "" : m.Groups["text"].Value
                );
            return PlainEnd().Match(behind) is { Success: true, Index: var cut }
                ? behind.AsSpan(0, cut).Trim(" \t[](){}<>*_-–—|:,.").Length > 1
                : behind.AsSpan().Trim(" \t[](){}<>*_-–—|:,.").Length > 1;
        }

        private bool SkipTag(int length)
        {
            if (text[start + 1] != '/')
            {
                // The line after the closing tag is not the title: "<a href=u> T </a>, notes".
                var name = TagName().Match(text, start, length).Groups["name"].Value;
                var close = text.IndexOf("</" + name, start, end - start, StringComparison.OrdinalIgnoreCase);
                if (
                    close > start + length
                    && name.Length > 0
                    && !name.Equals("br", StringComparison.OrdinalIgnoreCase)
                )
                {
                    if (rest < 0)
                        rest = Math.Min(text.Length, close + name.Length + 3);
                    (end, marked) = (close, true);
                }
            }
            return Skip(length);
        }

        // Stores the year and venue of removed text.
        private void Note(string removed)
        {
            if (IsVenue(removed))
                venue ??= removed;
            else
                year ??= Year(removed);
        }

        private Match? Match(Regex pattern) =>
            pattern.Match(text, start, end - start) is { Success: true } match && match.Index == start
                ? match
                : null;

        private bool Skip(int length)
        {
            start += length;
            return true;
        }

        private bool Shorten(int length)
        {
            if (start + length == end)
                return false;
            end = start + length;
            return true;
        }

        private static int? Year(string value) =>
            YearNumber().Match(value) is { Success: true } found
                ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture)
                : null;
    }
}
