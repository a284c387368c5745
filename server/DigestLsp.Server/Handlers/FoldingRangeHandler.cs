using DigestLsp.Language.Features;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/foldingRange</c>: days, papers, page furniture.</summary>
internal static class FoldingRangeHandler
{
    public static WrittenJson Handle(Session session, Document document)
    {
        var folds = Folding.All(document.Tree, session.Client.MostFolds);
        var comment = session.Client.KnowsFoldKind("comment") ? ",\"kind\":\"comment\"}" : "}";
        var region = session.Client.KnowsFoldKind("region") ? ",\"kind\":\"region\"}" : "}";
        return new(json =>
        {
            json.Write("["u8);
            for (var i = 0; i < folds.Count; i++)
            {
                json.Write(i == 0 ? "{\"startLine\":"u8 : ",{\"startLine\":"u8);
                json.Number(folds[i].FirstLine);
                json.Write(",\"endLine\":"u8);
                json.Number(folds[i].LastLine);
                json.Write(folds[i].Kind == FoldKind.Furniture ? comment : region);
            }
            json.Write("]"u8);
        });
    }
}
