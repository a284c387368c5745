using DigestLsp.Language.Features;
using DigestLsp.Language.Text;
using DigestLsp.Server.Protocol;
using Range = DigestLsp.Server.Protocol.Range;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/formatting</c>, <c>rangeFormatting</c> and <c>onTypeFormatting</c>: white space only.</summary>
internal static class FormattingHandler
{
    public static TextEdit[] Handle(Session session, Document document, Range? range)
    {
        var tree = document.Tree;
        var within = range is { } r ? Translator.Span(tree, r) : new TextSpan(0, tree.Length);
        return Translator.Edits(tree, Formatting.Changes(tree, within, session.Settings.Editor.Formatting));
    }

    /// <summary>After Enter: the line that was left loses the blanks at its end. No other line moves under the typing hand, and abstracts stay as they are.</summary>
    public static TextEdit[] Entered(Document document, Position position) =>
        position.Line > 0 && Formatting.Leave(document.Tree, position.Line - 1) is { } change
            ? Translator.Edits(document.Tree, [change])
            : [];
}
