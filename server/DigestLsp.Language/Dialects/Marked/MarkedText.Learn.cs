using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Dialects;

public sealed partial class MarkedText
{
    // Without anything found in so much of a document there is little hope for more.
    private const int FirstLook = 16 * 1024;

    private int considered = FirstLook;

    /// <inheritdoc/>
    internal override int Considered => considered;

    /// <summary>The dialect of a document as its start shows it.</summary>
    internal static MarkedText Learn(DocumentStart start, MarkSyntax syntax, string? family)
    {
        var learner = new ProfileLearner(syntax);
        var cuts = start.Tree?.Dialect as MarkedText;
        var profile = learner.Learn(
            start.Blocks(new MarkedText(LayoutProfile.Empty, syntax, null), cuts?.Syntax == syntax)
        );
        return new MarkedText(profile, syntax, family)
        {
            considered = Math.Max(FirstLook, learner.Considered),
        };
    }
}
