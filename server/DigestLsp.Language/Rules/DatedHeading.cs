using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>A date heading for rules about days.</summary>
/// <param name="At">The part.</param>
/// <param name="Date">The date, which exists and is not a week.</param>
/// <param name="Number">A number that grows with the day; see <see cref="DayNumber.OfSequence"/>.</param>
internal sealed record DatedHeading(PartAt At, DigestDate Date, int Number)
{
    /// <summary>The span of the date in the document.</summary>
    public TextSpan Span => ((DateHeading)At.Part).Name.Shift(At.Start);

    /// <summary>Finds the date headings of a document in order, without invalid dates.</summary>
    public static List<DatedHeading> FindAll(DigestTree tree)
    {
        var (places, dates) = (new List<PartAt>(), new List<DigestDate>());
        foreach (var at in tree.Parts)
        {
            if (at.Part is not DateHeading { Date: { Week: null, IsPossible: true } date })
                continue;
            places.Add(at);
            dates.Add(date);
        }
        var numbers = DayNumber.OfSequence(dates);
        var all = new List<DatedHeading>(places.Count);
        for (var i = 0; i < places.Count; i++)
            all.Add(new DatedHeading(places[i], dates[i], numbers[i]));
        return all;
    }
}
