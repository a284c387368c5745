using DigestLsp.Language.Features;
using DigestLsp.Language.Text;
using DigestLsp.Server.Protocol;
using Range = DigestLsp.Server.Protocol.Range;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/formatting</c> and <c>rangeFormatting</c>: white space only.</summary>
internal static class FormattingHandler
{
    public static TextEdit[] Handle(Session session, Document document, Range? range)
    {
        var tree = document.Tree;
        var within = range is { } r ? Translator.Span(tree, r) : new TextSpan(0, tree.Length);
        return Translator.Edits(tree, Formatting.Changes(tree, within, session.Settings.Editor.Formatting));
    }
}
