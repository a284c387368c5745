using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Features;

/// <summary>Lines that can be folded away under their first one.</summary>
/// <param name="FirstLine">0-based line that stays.</param>
/// <param name="LastLine">0-based last line that goes.</param>
/// <param name="IsFurniture">Whether it is page furniture, and no day or paper.</param>
public readonly record struct Fold(int FirstLine, int LastLine, bool IsFurniture);

/// <summary>Folds of a digest: days with their papers, papers, runs of page furniture.</summary>
public static class Folding
{
    /// <summary>All folds of more than one line, by first line, outer ones first.</summary>
    public static IReadOnlyList<Fold> All(DigestTree tree)
    {
        var folds = new List<Fold>();
        int? day = null;
        (int First, int Last)? furniture = null;
        var lastLine = 0;
        foreach (var at in tree.Parts)
        {
            var (first, last) = at.Part.ContentLines;
            (first, last) = (first + at.Line, last + at.Line);
            if (at.Part is Furniture)
                furniture = (furniture?.First ?? first, last);
            else
                furniture = Close(furniture, folds);
            if (at.Part is DateHeading)
            {
                Add(day, lastLine, folds, isFurniture: false);
                day = first;
            }
            if (at.Part is Entry)
                Add(first, last, folds, isFurniture: false);
            if (at.Part is not Furniture)
                lastLine = last;
        }
        Add(day, lastLine, folds, isFurniture: false);
        Close(furniture, folds);
        folds.Sort(
            (a, b) =>
                a.FirstLine != b.FirstLine
                    ? a.FirstLine.CompareTo(b.FirstLine)
                    : b.LastLine.CompareTo(a.LastLine)
        );
        return folds;
    }

    private static (int, int)? Close((int First, int Last)? run, List<Fold> folds)
    {
        Add(run?.First, run?.Last ?? 0, folds, isFurniture: true);
        return null;
    }

    private static void Add(int? first, int last, List<Fold> folds, bool isFurniture)
    {
        if (first is { } line && last > line)
            folds.Add(new Fold(line, last, isFurniture));
    }
}
