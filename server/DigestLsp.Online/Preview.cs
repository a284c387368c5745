using DigestLsp.Language.Links;
using DigestLsp.Language.Text;
using DigestLsp.Online.Services;

namespace DigestLsp.Online;

/// <summary>The rendered preview of a link's target.</summary>
/// <param name="State">The link status.</param>
/// <param name="Markdown">Markdown that renders well in every editor: no HTML, tables or images, with untrusted text escaped.</param>
public sealed record Preview(LinkStatus State, string Markdown)
{
    /// <summary>Draws the preview of a target.</summary>
    internal static Preview Of(LinkTarget target, LookupResult found, DateTimeOffset now)
    {
        var name = target.FullName ?? target.Url;
        if (found.Entry is not { } kept)
            return new Preview(
                LinkStatus.Unknown,
                PreviewMarkdown.Sentence(name, found.Failure ?? "No information is available.")
            );
        var text = kept.Result.Preview is { } card
            ? PreviewMarkdown.Draw(card, kept.Fetched, now)
            : PreviewMarkdown.Sentence(name, kept.Result.Verdict.Reason ?? "");
        if (kept.Result.Verdict.IsTakenOver)
            text += "\n\nThis is a different repository than before (possible name takeover).";
        if (found.Failure is { } failure)
            text += "\n\n" + MarkdownText.Escape(failure);
        return new Preview(kept.Result.Verdict.State, text);
    }
}
