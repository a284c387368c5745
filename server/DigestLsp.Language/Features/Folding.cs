using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Features;

/// <summary>The kind of a folding range, most important first.</summary>
public enum FoldKind
{
    /// <summary>A day with its papers.</summary>
    Day,

    /// <summary>A paper.</summary>
    Paper,

    /// <summary>A run of page boilerplate.</summary>
    Boilerplate,
}

/// <summary>Lines that can be folded into the first one.</summary>
/// <param name="FirstLine">The first line, 0-based, which stays visible.</param>
/// <param name="LastLine">The last line, 0-based.</param>
/// <param name="Kind">The kind.</param>
public readonly record struct Fold(int FirstLine, int LastLine, FoldKind Kind);

/// <summary>The folding ranges of a digest: days with their papers, papers, runs of page boilerplate.</summary>
public static class Folding
{
    /// <summary>Gets the folding ranges of more than one line, by first line, outer ones first.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="most">
    /// The maximum number: days take precedence over papers, papers over boilerplate, and earlier ones over later ones.
    /// </param>
    public static IReadOnlyList<Fold> All(DigestTree tree, int most = int.MaxValue)
    {
        var folds = new List<Fold>();
        int? day = null;
        (int First, int Last)? furniture = null;
        var lastLine = 0;
        foreach (var at in tree.Parts)
        {
            var (first, last) = at.Part.ContentLines;
            (first, last) = (first + at.Line, last + at.Line);
            if (at.Part is Boilerplate)
                furniture = (furniture?.First ?? first, last);
            else
                furniture = Close(furniture, folds);
            if (at.Part is DateHeading)
            {
                Add(day, lastLine, folds, FoldKind.Day);
                day = first;
            }
            if (at.Part is Entry)
                Add(first, last, folds, FoldKind.Paper);
            if (at.Part is not Boilerplate)
                lastLine = last;
        }
        Add(day, lastLine, folds, FoldKind.Day);
        Close(furniture, folds);
        if (folds.Count > most)
            folds = [.. folds.OrderBy(f => f.Kind).ThenBy(f => f.FirstLine).Take(most)];
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
        Add(run?.First, run?.Last ?? 0, folds, FoldKind.Boilerplate);
        return null;
    }

    private static void Add(int? first, int last, List<Fold> folds, FoldKind kind)
    {
        if (first is { } line && last > line)
            folds.Add(new Fold(line, last, kind));
    }
}
