using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Dialects;

public sealed partial class MarkedText
{
    // If this much of a document has no paper, more of it rarely does.
    private const int FirstLook = 16 * 1024;

    private int considered = FirstLook;

    /// <inheritdoc/>
    internal override int Considered => considered;

    /// <summary>Infers the dialect of a document from its start.</summary>
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
